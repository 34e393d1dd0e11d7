import type { Tx } from '../db/database.server.ts';
import type { Language } from '../i18n/language.ts';
import type { Actor, Role } from './actor.ts';
import type { ProviderFailure } from './provider-failure.ts';

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

/** An identity provider of the organisation, as it is called on pages. */
export interface Provider {
  readonly id: string;
  readonly name: string;
}

/** What an identity provider sends back through the browser: by OIDC a query, by SAML the fields of a form. */
export interface ProviderReply {
  readonly providerId: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What came of it; `next` is the page of ours that was asked for, if that is still known. */
export interface ProviderOutcome {
  readonly failure: ProviderFailure | undefined;
  readonly next: string | undefined;
  readonly cookies: Cookies;
}

/** `Set-Cookie` lines for the answer. */
export type Cookies = readonly string[];

/**
 * What came of an attempt to sign in. `second-factor`: a code is to be given yet; `wrong` never tells whether the account exists;
 * `wait`: too many attempts; `late`: what was begun must be begun anew, or the link is worth nothing any more.
 */
export interface SignInOutcome {
  readonly outcome: 'open' | 'second-factor' | 'wrong' | 'wait' | 'late';
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

/** By what somebody signed in; `second-factor`: by a password and a code. */
export type SessionMeans = 'password' | 'second-factor' | 'passkey' | 'provider' | 'demo' | 'link';

/** A device at which the user has signed in. */
export interface OpenSession {
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
  readonly means: SessionMeans | null;
  readonly origin: string | null;
  /** How the browser calls itself. */
  readonly userAgent: string | null;
  readonly openedAt: Date;
  readonly seenAt: Date;
}

export interface Passkey {
  readonly id: string;
  readonly name: string | null;
  readonly addedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** What somebody can sign in with. */
export interface OwnMeans {
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly passkeys: readonly Passkey[];
  /** Identity providers at which the user has signed in, by their ids. */
  readonly providers: readonly string[];
}

/** What came of a change that asks for the password: what is to be shown once, or why nothing was done. */
export type GuardedOutcome<Shown> =
  | { readonly outcome: 'done'; readonly shown: Shown }
  | { readonly outcome: 'wrong' | 'wait' | 'late' };

/** What somebody who has signed in may change of the own ways to sign in. Each act is audited. */
export interface AccountDesk {
  findMeans(actor: Actor): Promise<OwnMeans>;
  listSessions(actor: Actor): Promise<readonly OpenSession[]>;
  /** Whether the user signed in a few minutes ago: weighty changes ask for that. */
  isFresh(actor: Actor): Promise<boolean>;
  /** Nothing when it has ended already. */
  closeSession(actor: Actor, id: string): Promise<void>;
  closeOtherSessions(actor: Actor): Promise<void>;
  /** Ends the other sessions too. The new password has been judged. */
  changePassword(actor: Actor, change: { readonly current: string; readonly password: string }): Promise<SignInOutcome>;
  /** Shows the secret that an app on a telephone is to be told. */
  beginSecondFactor(asking: AskingRequest, actor: Actor, password: string): Promise<GuardedOutcome<string>>;
  /** With a code of the app. Shows the codes for when the telephone is lost. */
  confirmSecondFactor(
    asking: AskingRequest,
    actor: Actor,
    code: string,
  ): Promise<GuardedOutcome<readonly string[]> & { readonly cookies: Cookies }>;
  endSecondFactor(asking: AskingRequest, actor: Actor, password: string): Promise<SignInOutcome>;
  /** New codes for when the telephone is lost, in place of the old. */
  renewBackupCodes(asking: AskingRequest, actor: Actor, password: string): Promise<GuardedOutcome<readonly string[]>>;
  /** For an administrator, when somebody has lost it. Throws `NotFound` when there is none. */
  removeSecondFactor(actor: Actor, lost: { readonly userId: string; readonly reason: string }): Promise<void>;
}

/** What a browser is asked for, and cookies by which its answer is known. */
export interface PasskeyQuestion {
  /** For `PublicKeyCredential.parse…OptionsFromJSON`. */
  readonly options: object;
  readonly cookies: Cookies;
}

/**
 * What came of a change of one's passkeys. `stale`: one must sign in anew first; `last`: nothing would be left to sign in with;
 * `wrong`: the browser's answer does not fit the question; `gone`: there is no such passkey of the user's.
 */
export type PasskeyChange = 'done' | 'stale' | 'last' | 'wrong' | 'gone';

/** Keys that devices keep. The answers of browsers are JSON. Each act is audited. */
export interface PasskeyDesk {
  /** Whether browsers keep passkeys for the service at the address that it is known by. */
  readonly isPossible: boolean;
  ask(asking: AskingRequest): Promise<PasskeyQuestion>;
  /** Counts as password and second factor together. */
  open(asking: AskingRequest, answer: string): Promise<SignInOutcome>;
  /** `undefined` when the user must sign in anew first. */
  askForNew(asking: AskingRequest, actor: Actor): Promise<PasskeyQuestion | undefined>;
  add(
    asking: AskingRequest,
    actor: Actor,
    added: { readonly answer: string; readonly name: string },
  ): Promise<PasskeyChange>;
  rename(actor: Actor, id: string, name: string): Promise<PasskeyChange>;
  remove(actor: Actor, id: string): Promise<PasskeyChange>;
}

/** Whose password a link replaces. */
export interface ForgetfulUser {
  readonly name: string;
  readonly email: string;
}

/** A link for a new password, for another channel than mail. */
export interface HandedLink {
  readonly token: string;
  /** Of who is to open it. */
  readonly language: Language;
}

/** Forgotten passwords. Each act is audited. */
export interface PasswordResetDesk {
  /**
   * Writes down that the link for a new password is to be mailed. Answers alike, and takes as long, whether or not there is such an
   * account.
   */
  request(asking: AskingRequest, wanted: { readonly email: string; readonly language: Language }): Promise<void>;
  /** `undefined` when the link is worth nothing any more. */
  find(token: string): Promise<ForgetfulUser | undefined>;
  /** Replaces the password, once, and ends all sessions. It has been judged. */
  spend(
    asking: AskingRequest,
    replaced: { readonly token: string; readonly password: string },
  ): Promise<'done' | 'late'>;
  /**
   * A link for an administrator to hand over, in place of all earlier ones. `undefined` when there is no such account,
   * or it is closed. Throws `Forbidden`.
   */
  handOver(actor: Actor, to: { readonly userId: string; readonly reason: string }): Promise<HandedLink | undefined>;
}

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
  /** After `second-factor`: with a code of the app, or one of the codes for when it is lost. */
  openWithCode(asking: AskingRequest, code: string): Promise<SignInOutcome>;
  openAsDemoPerson(asking: AskingRequest, userId: string): Promise<SignInOutcome>;
  /** Makes an account, does what `make` does in the same transaction, and signs its owner in. The password has been judged. */
  openNewAccount(
    asking: AskingRequest,
    password: string,
    make: (tx: Tx, createAccount: CreateAccount) => Promise<{ readonly userId: string }>,
  ): Promise<SignInOutcome>;
  /** The identity providers at which one may sign in. */
  readonly providers: readonly Provider[];
  /** Where to send the browser so that a provider says who somebody is; `undefined` when the provider does not answer. */
  beginAtProvider(
    asking: AskingRequest,
    begun: { readonly providerId: string; readonly next: string },
  ): Promise<{ readonly address: string; readonly cookies: Cookies } | undefined>;
  answerProvider(asking: AskingRequest, reply: ProviderReply): Promise<ProviderOutcome>;
  /** What a provider of SAML must know of the service (XML); `undefined` where there is none. */
  describeToProvider(): Promise<string | undefined>;
  /** Ends the session of the request, if there is one. */
  close(asking: AskingRequest): Promise<Cookies>;
  /** Whether the first administrator can make an account by this link. */
  isFirstLink(token: string): Promise<boolean>;
  /** `late` when the link is worth nothing any more. The password has been judged. */
  openAsFirst(
    asking: AskingRequest,
    first: { readonly token: string; readonly password: string; readonly account: NewAccount },
  ): Promise<SignInOutcome>;
  readonly account: AccountDesk;
  readonly passkeys: PasskeyDesk;
  readonly resets: PasswordResetDesk;
}
