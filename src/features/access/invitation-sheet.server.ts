import { sql } from 'kysely';
import { defineSheetKind } from '#features/sheet/public.server.ts';
import type { Finding, RowJudgement } from '#features/sheet/public.ts';
import { finnishDate, systemClock } from '#platform/clock.ts';
import { type Read, reading, selectRows } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Scope } from '#platform/permission/actor.ts';
import { accessPolicy } from './access.policy.ts';
import { type GrantProblem, type GrantTerms, grantProblem } from './grant.model.ts';
import { inviteUser } from './invitation.commands.server.ts';
import { findingsOf, type InvitationRow, invitationColumns, rowKey, untilOf } from './invitation-sheet.model.ts';
import { listScopeCandidates } from './scope.queries.server.ts';

/** Tables of people to be invited: many at once, each by a mail of their own. */
export const invitationSheet = defineSheetKind({
  id: 'invitation',
  policy: accessPolicy,
  act: 'access.invite',
  text: 'access.sheet',
  columns: invitationColumns,
  keyOf: rowKey,
  check: findingsOf,
  compare: judgeRows,
  record: async (tx, { permission, clock }, rows) => {
    const scopes = await findScopes(reading(tx), rows);
    const today = finnishDate(clock.now());
    let invited = 0;
    for (const row of rows) {
      const terms = termsOf(row, scopes.get(row.scope), today);
      if ('finding' in terms) continue;
      const guest = { ...terms, email: row.email, language: row.language ?? 'fi' };
      const inviting = inviteUser(tx, permission.actor, clock, { invited: guest, delivery: 'mail' });
      if (await isDone(inviting)) invited += 1;
    }
    return invited;
  },
});

/** Whoever was invited, or came to work here, since the preview is left out; the others are invited all the same. */
async function isDone(inviting: Promise<unknown>): Promise<boolean> {
  try {
    await inviting;
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

async function judgeRows(read: Read, rows: readonly InvitationRow[]): Promise<RowJudgement[]> {
  const known = await listKnown(
    read,
    rows.map(({ email }) => email.toLowerCase()),
  );
  const scopes = await findScopes(read, rows);
  const today = finnishDate(systemClock.now());
  return rows.map((row) => judgeRow(known.get(row.email.toLowerCase()), termsOf(row, scopes.get(row.scope), today)));
}

type Known = 'user' | 'invited';

function judgeRow(known: Known | undefined, terms: GrantTerms | Unfit): RowJudgement {
  if (known === 'invited') return { outcome: 'same' };
  if (known === 'user') return refused({ key: 'access.sheet.fault.known', column: 'email' });
  return 'finding' in terms ? refused(terms.finding) : { outcome: 'new' };
}

function refused(finding: Finding): RowJudgement {
  return { outcome: 'refused', findings: [finding] };
}

/** Addresses of people who work in the service, and of those who are invited. */
async function listKnown(read: Read, emails: readonly string[]): Promise<Map<string, Known>> {
  const rows = await selectRows(
    read,
    sql<{ email: string; known: Known }>`
      select email, 'user' as known from app_user where email = any (${emails}::text[])
      union all
      select email, 'invited' from invitation
      where email = any (${emails}::text[]) and accepted_at is null and withdrawn_at is null`,
  );
  return new Map(rows.map(({ email, known }) => [email, known]));
}

interface Unfit {
  readonly finding: Finding;
}

/** The role of a row, or what is wrong with it. */
function termsOf(row: InvitationRow, scope: Scope | undefined, today: string): GrantTerms | Unfit {
  if (!scope) return { finding: { key: 'access.sheet.fault.scope', column: 'scope' } };
  const terms = { role: row.role, scope, from: row.from, until: untilOf(row) };
  const problem = grantProblem(terms, { today, isDeputy: false });
  if (problem === undefined) return terms;
  return { finding: findingOfProblem[problem] ?? { key: 'access.sheet.fault.days', column: 'lastDay' } };
}

const findingOfProblem: Partial<Record<GrantProblem, Finding>> = {
  'access.problem.role-scope': { key: 'access.sheet.fault.role-scope', column: 'scope' },
  'access.problem.from-too-early': { key: 'access.sheet.fault.first-day', column: 'from' },
};

/** What is meant by each scope that is written in the rows: most rows of a table share a few. */
async function findScopes(
  read: Read,
  rows: readonly InvitationRow[],
): Promise<ReadonlyMap<string | null, Scope | undefined>> {
  const scopes = new Map<string | null, Scope | undefined>();
  for (const { scope } of rows) if (!scopes.has(scope)) scopes.set(scope, await findScope(read, scope));
  return scopes;
}

/** A project by its code, an organisation by its Y-tunnus, a unit by its whole name; everything where nothing is written. */
async function findScope(read: Read, written: string | null): Promise<Scope | undefined> {
  if (written === null) return { kind: 'everything' };
  const kind = /^[A-Za-z]\d{5,9}$/.test(written) ? 'project' : 'organisation';
  const candidates = await listScopeCandidates(read, kind, written);
  const exact = candidates.filter(
    ({ kind: found, code, name }) => (code === written.toUpperCase() && found !== 'unit') || name === written,
  );
  const [only, ...others] = exact;
  return only && only.kind !== 'everything' && others.length === 0 ? { kind: only.kind, id: only.id } : undefined;
}
