import type { Tx } from '../db/database.server.ts';
import type { Language } from '../i18n/language.ts';
import type { Actor, Role } from './actor.ts';

/** A request as far as it tells who asks. */
export interface AskingRequest {
  readonly headers: Headers;
  /** The network address it came from. */
  readonly origin: string;
  readonly requestId: string;
}

/** An invented person whose role anybody may try, in a database for trying out. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** `Set-Cookie` lines for the answer. */
export type Cookies = readonly string[];

/**
 * What came of an attempt to sign in. `wrong` never tells whether the account exists; `wait`: too many attempts; `late`: the link is
 * worth nothing any more.
 */
export interface SignInOutcome {
  readonly outcome: 'open' | 'wrong' | 'wait' | 'late';
  readonly cookies: Cookies;
}

/** An account to be made. */
export interface NewAccount {
  readonly name: string;
  /** As `mailAddressFrom` gives it, in small letters. */
  readonly email: string;
  readonly language: Language;
}

/** Makes an account in the transaction of what it is made for, and answers its id. */
export type CreateAccount = (tx: Tx, account: NewAccount) => Promise<string>;

/** What the pages need of signing in; the room `access` makes it. */
export interface SignIn {
  /** Who asks, when the session of the request is in force and the user may still work in the service. */
  findActor(asking: AskingRequest): Promise<Actor | undefined>;
  /** The people one may be by one click; nobody in a real database. */
  listDemoPeople(): Promise<readonly DemoPerson[]>;
  openWithPassword(
    asking: AskingRequest,
    attempt: { readonly email: string; readonly password: string },
  ): Promise<SignInOutcome>;
  openAsDemoPerson(asking: AskingRequest, userId: string): Promise<SignInOutcome>;
  /** Makes an account, does what `make` does in the same transaction, and signs its owner in. The password has been judged. */
  openNewAccount(
    asking: AskingRequest,
    password: string,
    make: (tx: Tx, createAccount: CreateAccount) => Promise<{ readonly userId: string }>,
  ): Promise<SignInOutcome>;
  /** Ends the session of the request, if there is one. */
  close(asking: AskingRequest): Promise<Cookies>;
  /** Whether the first administrator can make an account by this link. */
  isFirstLink(token: string): Promise<boolean>;
  /** `late` when the link is worth nothing any more. The password has been judged. */
  openAsFirst(
    asking: AskingRequest,
    first: { readonly token: string; readonly password: string; readonly account: NewAccount },
  ): Promise<SignInOutcome>;
}
