import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { notify } from '#features/notice/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import type { Permission } from '#platform/permission/policy.ts';
import { type NeedState, stateOfNeedMetBy } from './need.model.ts';
import type { NeedNotice } from './need-notice.server.ts';

interface CountedNeed {
  readonly id: number;
  readonly projectId: number;
  readonly projectCode: string;
  readonly amount: number;
  readonly metAmount: number;
  readonly state: NeedState;
  /** What its measures meet now. */
  readonly metNow: number;
}

/**
 * Counts anew for how many a need is met, after one of its measures was cancelled, has gone on all the same, or has other seats. It is
 * open again for those who have lost their place, and whoever asked is told.
 */
export async function recountNeed(
  tx: Tx,
  clock: Clock,
  permission: Permission,
  { needId, measureId }: { readonly needId: number; readonly measureId: number },
): Promise<void> {
  await sql`select from measure_need where id = ${needId} for no key update`.execute(tx);
  const [need] = await selectRows(
    reading(tx),
    sql<CountedNeed>`
      select need.id, need.project_id, project.code as project_code, need.amount, need.met_amount, need.state,
        met_of_need(need.id) as met_now
      from measure_need need
      join project on project.id = need.project_id
      where need.id = ${needId}`,
  );
  if (!need || need.metNow === need.metAmount) return;
  const { id, projectId, metNow } = need;
  const state = stateOfNeedMetBy(need, metNow);
  await writeState(tx, clock, permission, need, state);
  const details = { state, measure: measureId, met: metNow };
  await recordAct(tx, clock, permission, { subject: { kind: 'measure-need', id }, projectId, details });
  if (state === 'open') {
    await tellAsker(tx, permission.actor.userId, clock, need, { answer: 'open-again', count: need.amount - metNow });
  }
}

async function writeState(
  tx: Tx,
  clock: Clock,
  { actor }: Permission,
  { id, metNow, state: before }: CountedNeed,
  state: NeedState,
): Promise<void> {
  const answered = state === 'open' ? { answer: null, answeredAt: null, answeredBy: null } : {};
  const met = before === 'open' && state === 'met' ? { answeredAt: clock.now(), answeredBy: actor.userId } : {};
  await tx
    .updateTable('measureNeed')
    .set((set) => ({ state, metAmount: metNow, ...answered, ...met, revision: set('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Tells whoever recorded a need what became of it; who did so on their own knows. */
export async function tellAsker(
  tx: Tx,
  userId: string,
  clock: Clock,
  { id, projectId, projectCode }: Pick<CountedNeed, 'id' | 'projectId' | 'projectCode'>,
  args: { readonly answer: 'met' | 'declined' | 'open-again'; readonly count: number },
): Promise<void> {
  const { recordedBy } = await tx
    .selectFrom('measureNeed')
    .select('recordedBy')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (recordedBy === userId) return;
  await notify(tx, clock, {
    userIds: [recordedBy],
    kind: 'measure-need.answered' satisfies NeedNotice,
    subject: { kind: 'measure-need', id },
    projectId,
    href: `/workspace/needs/${id}`,
    args: { code: projectCode, ...args },
  });
}
