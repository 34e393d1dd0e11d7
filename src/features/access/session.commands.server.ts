import { recordServiceAct } from '#features/audit/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import type { AskingRequest, Cookies, SignInOutcome } from '#platform/permission/sign-in.ts';
import { listDemoPeople } from './demo-people.queries.server.ts';
import { CodeSpent, spendCode } from './second-factor.commands.server.ts';
import { type WrittenCode, writtenCode } from './second-factor.model.ts';
import { findSession } from './session.queries.server.ts';
import {
  authorOf,
  cookiesOf,
  cookiesOfCode,
  type Desk,
  endEarlier,
  findKnownDevice,
  findPending,
  noteOpened,
  orRefused,
  runAct,
  tokenOf,
} from './sign-in-desk.server.ts';
import { accountDigest, countAttempt } from './sign-in-failure.commands.server.ts';

const REFUSED: SignInOutcome = { outcome: 'wrong', cookies: [] };
const WAIT: SignInOutcome = { outcome: 'wait', cookies: [] };
const LATE: SignInOutcome = { outcome: 'late', cookies: [] };

/** Signs somebody in with a password, or as far as the second factor. */
export async function openWithPassword(
  desk: Desk,
  asking: AskingRequest,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<SignInOutcome> {
  const attempt = { email, origin: asking.origin, device: await findKnownDevice(desk, asking, email) };
  if (!(await runAct(desk, (tx) => countAttempt(tx, desk.clock, desk.keys, attempt)))) return WAIT;
  const outcome = await orRefused(
    runAct(desk, async (tx) => {
      const body = { email, password };
      const signedIn = await desk.library.api.signInEmail({ body, headers: cookiesOf(asking), returnHeaders: true });
      const cookies = signedIn.headers.getSetCookie();
      if ('twoFactorRedirect' in signedIn.response) {
        // The library has the device forget it.
        await endEarlier(tx, desk, asking);
        return { outcome: 'second-factor' as const, cookies };
      }
      return noteOpened(tx, desk, asking, { cookies, means: 'password' });
    }),
  );
  if (outcome.outcome === 'wrong') await noteRefused(desk, asking, email);
  return outcome;
}

/** Completes what `openWithPassword` began, with six digits of the app or a code for when it is lost. */
export async function openWithCode(desk: Desk, asking: AskingRequest, written: string): Promise<SignInOutcome> {
  const pending = await findPending(desk, asking);
  if (!pending) return LATE;
  const { email } = pending;
  const attempt = { email, origin: asking.origin, device: await findKnownDevice(desk, asking, email) };
  if (!(await runAct(desk, (tx) => countAttempt(tx, desk.clock, desk.keys, attempt)))) return WAIT;
  const code = writtenCode(written);
  const outcome = code ? await tryCode(desk, asking, pending.userId, code) : REFUSED;
  if (outcome.outcome === 'wrong') await noteRefused(desk, asking, email);
  return outcome;
}

async function tryCode(
  desk: Desk,
  asking: AskingRequest,
  userId: string,
  { kind, code }: WrittenCode,
): Promise<SignInOutcome> {
  const { api } = desk.library;
  const question = { body: { code }, headers: cookiesOfCode(desk, asking), returnHeaders: true } as const;
  const opening = runAct(desk, async (tx) => {
    const { headers } = await (kind === 'app' ? api.verifyTOTP(question) : api.verifyBackupCode(question));
    await spendCode(tx, desk, userId, code);
    return noteOpened(tx, desk, asking, { cookies: headers.getSetCookie(), means: 'second-factor' });
  });
  try {
    return await orRefused(opening, outcomeOfCode);
  } catch (error) {
    if (error instanceof CodeSpent) return REFUSED;
    throw error;
  }
}

function outcomeOfCode(code: string | undefined): SignInOutcome['outcome'] {
  return code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE' ? 'wrong' : 'late';
}

/** Signs in as an invented person, which a database for trying out alone has. */
export async function openAsDemoPerson(desk: Desk, asking: AskingRequest, userId: string): Promise<SignInOutcome> {
  const people = await listDemoPeople(reading(desk.database));
  return people.some(({ id }) => id === userId) ? openFor(desk, asking, userId) : REFUSED;
}

function openFor(desk: Desk, asking: AskingRequest, userId: string): Promise<SignInOutcome> {
  return orRefused(
    runAct(desk, async (tx) => {
      const question = { body: { userId }, headers: cookiesOf(asking), returnHeaders: true } as const;
      const { headers } = await desk.library.api.openSessionOf(question);
      return noteOpened(tx, desk, asking, { cookies: headers.getSetCookie(), means: 'demo' });
    }),
  );
}

/** Ends the session of a request. */
export function closeSession(desk: Desk, asking: AskingRequest): Promise<Cookies> {
  return runAct(desk, async (tx) => {
    const token = tokenOf(desk, asking);
    const session = token && (await findSession(reading(tx), token, desk.clock.now()));
    if (session) {
      const subject = { kind: 'session', id: session.sessionId };
      await recordServiceAct(tx, desk.clock, 'session.close', { subject }, authorOf(asking, session.userId));
    }
    const { headers } = await desk.library.api.signOut({ headers: cookiesOf(asking), returnHeaders: true });
    return headers.getSetCookie();
  });
}

/** By a digest, as in the counts: what was typed may be a password in the wrong field. */
async function noteRefused(desk: Desk, asking: AskingRequest, email: string): Promise<void> {
  const subject = { kind: 'account', id: accountDigest(desk.keys, email).slice(0, 16) };
  await runAct(desk, (tx) => recordServiceAct(tx, desk.clock, 'session.refuse', { subject }, authorOf(asking)));
}
