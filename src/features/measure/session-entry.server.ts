import type { EntryPage } from '#features/entry/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { permit } from '#platform/permission/policy.ts';
import { findMeasureHead, measureIdFrom } from './head.queries.server.ts';
import { changeSession, planSessions } from './session.commands.server.ts';
import { rowOfSession, sessionForm, termsOfRow } from './session.model.ts';
import { sessionPolicy } from './session.policy.ts';
import { findSession } from './session.queries.server.ts';
import { sessionsAddress } from './session-address.model.ts';

type SessionEntry = EntryPage<(typeof sessionForm)['columns']>;

/** The form by which one session of a measure is planned. */
export function newSessionEntry(measure: string): SessionEntry {
  const measureId = measureIdFrom(measure);
  return {
    form: sessionForm,
    key: `new-session:${measureId}`,
    address: `${sessionsAddress(measureId)}/new`,
    find: async (read, actor) => {
      const { place, site } = await findMeasureHead(read, actor, measureId);
      permit(sessionPolicy, actor, 'measure-session.plan', place);
      return { row: { teaching: 'contact', presence: 'on-site', site }, revision: 0 };
    },
    save: async (tx, actor, clock, row) => {
      const [id] = await planSessions(tx, actor, clock, measureId, {
        sessions: [termsOfRow(row, row.day)],
        staffIds: [],
      });
      return `${sessionsAddress(measureId)}?saved=${id}`;
    },
  };
}

/** The form of a session that is planned already. */
export function sessionEntry(measure: string, session: string): SessionEntry {
  const measureId = measureIdFrom(measure);
  return {
    form: sessionForm,
    key: `session:${session}`,
    address: `${sessionsAddress(measureId)}/${session}`,
    find: async (read, actor) => {
      const { place } = await findMeasureHead(read, actor, measureId);
      permit(sessionPolicy, actor, 'measure-session.plan', place);
      const stored = await findSession(read, measureId, session);
      return { row: rowOfSession(stored), revision: stored.revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      const { id } = await findSession(reading(tx), measureId, session);
      await changeSession(tx, actor, clock, { measureId, id, revision }, termsOfRow(row, row.day));
      return `${sessionsAddress(measureId)}?saved=${id}`;
    },
  };
}
