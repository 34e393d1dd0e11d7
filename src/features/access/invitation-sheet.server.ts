import { sql } from 'kysely';
import { defineSheetKind } from '#features/sheet/public.server.ts';
import type { Finding, RowJudgement } from '#features/sheet/public.ts';
import { finnishDate, systemClock } from '#platform/clock.ts';
import { type Read, reading, selectRows } from '#platform/db/database.server.ts';
import type { Scope } from '#platform/permission/actor.ts';
import { accessPolicy } from './access.policy.ts';
import { type GrantTerms, grantProblem } from './grant.model.ts';
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
    for (const row of rows) {
      const terms = await readTerms(reading(tx), row);
      if ('finding' in terms) continue;
      const invited = { ...terms, email: row.email, language: row.language ?? 'fi' };
      await inviteUser(tx, permission.actor, clock, { invited, delivery: 'mail' });
    }
  },
});

async function judgeRows(read: Read, rows: readonly InvitationRow[]): Promise<RowJudgement[]> {
  const known = await listKnown(
    read,
    rows.map(({ email }) => email.toLowerCase()),
  );
  const judgements: RowJudgement[] = [];
  for (const row of rows) judgements.push(await judgeRow(read, row, known.get(row.email.toLowerCase())));
  return judgements;
}

type Known = 'user' | 'invited';

async function judgeRow(read: Read, row: InvitationRow, known: Known | undefined): Promise<RowJudgement> {
  if (known === 'invited') return { outcome: 'same' };
  if (known === 'user') return refused({ key: 'access.sheet.fault.known', column: 'email' });
  const terms = await readTerms(read, row);
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

/** The role of a row, or what is wrong with it. */
async function readTerms(read: Read, row: InvitationRow): Promise<GrantTerms | { readonly finding: Finding }> {
  const scope = await findScope(read, row.scope);
  if (!scope) return { finding: { key: 'access.sheet.fault.scope', column: 'scope' } };
  const terms = { role: row.role, scope, from: row.from, until: untilOf(row) };
  const problem = grantProblem(terms, { today: finnishDate(systemClock.now()), isDeputy: false });
  if (problem === undefined) return terms;
  return problem === 'access.problem.role-scope'
    ? { finding: { key: 'access.sheet.fault.role-scope', column: 'scope' } }
    : { finding: { key: 'access.sheet.fault.days', column: 'lastDay' } };
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
