import type { EntryPage } from '#features/entry/public.server.ts';
import { listUnitsMeant } from '#features/organisation/public.server.ts';
import { findingsOfUnit } from '#features/organisation/public.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import {
  appointMember,
  conveneMeeting,
  correctBody,
  correctItem,
  correctMeeting,
  correctMember,
  recordItem,
  setUpBody,
} from './body.commands.server.ts';
import { bodyPolicy } from './body.policy.ts';
import { getBody, getMeeting, listItems } from './body.queries.server.ts';
import { bodiesAddress, bodyAddress, meetingAddress } from './body-address.model.ts';
import { bodyForm, itemForm, meetingForm, memberForm } from './body-form.model.ts';
import type { FormAt } from './form-at.model.ts';
import { getItemRow, getMeetingRow, getMemberRow } from './stored-row.queries.server.ts';

/** The form that an address means, for the page that shows it and for keeping what is typed. */
export function entryAt(at: FormAt, today: string): EntryPage<SheetColumns> {
  switch (at.subject) {
    case 'body':
      return bodyEntry(at);
    case 'member':
      return memberEntry(at, today);
    case 'meeting':
      return meetingEntry(at);
    case 'item':
      return itemEntry(at);
  }
}

/** The project of a form, permitted for an act, and its body, if there is one already. */
async function permitted(read: Read, actor: Actor, { code, bodyId }: FormAt, act: keyof typeof bodyPolicy) {
  const head = await findProjectHead(read, actor, code);
  permit(bodyPolicy, actor, act, head.place);
  return { head, body: bodyId === 0 ? undefined : await getBody(read, head.id, bodyId) };
}

function bodyEntry(at: FormAt): EntryPage<(typeof bodyForm)['columns']> {
  const { code, id } = at;
  return {
    form: bodyForm,
    key: id === undefined ? `new-body:${code}` : `body:${id}`,
    address: id === undefined ? `${bodiesAddress(code)}/new` : `${bodyAddress(code, id)}/edit`,
    find: async (read, actor) => {
      const { body } = await permitted(read, actor, at, id === undefined ? 'body.set-up' : 'body.correct');
      if (!body) return { row: {}, revision: 0 };
      const { revision, id: _, ...row } = body;
      return { row, revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      const project = await findProjectHead(reading(tx), actor, code);
      if (id !== undefined) {
        await correctBody(tx, actor, clock, { project, id, revision, row });
        return `${bodyAddress(project.code, id)}?done=corrected`;
      }
      const added = await setUpBody(tx, actor, clock, { project, row });
      return `${bodyAddress(project.code, added)}?done=set-up`;
    },
  };
}

function memberEntry(at: FormAt, today: string): EntryPage<(typeof memberForm)['columns']> {
  const { code, bodyId, id } = at;
  return {
    form: memberForm,
    key: id === undefined ? `new-member:${bodyId}` : `member:${id}`,
    address: `${bodyAddress(code, bodyId)}/members/${id ?? 'new'}`,
    find: async (read, actor) => {
      await permitted(read, actor, at, 'body.appoint');
      return id === undefined ? { row: { startsOn: today }, revision: 0 } : getMemberRow(read, bodyId, id);
    },
    judge: async (read, { organisation }, actor) =>
      organisation === null
        ? []
        : findingsOfUnit(actor, await listUnitsMeant(read, organisation), organisation, 'organisation'),
    save: async (tx, actor, clock, row, revision) => {
      const project = await findProjectHead(reading(tx), actor, code);
      if (id === undefined) await appointMember(tx, actor, clock, { project, bodyId, row });
      else await correctMember(tx, actor, clock, { project, bodyId, id, revision, row });
      return `${bodyAddress(project.code, bodyId)}?done=${id === undefined ? 'appointed' : 'corrected'}`;
    },
  };
}

function meetingEntry(at: FormAt): EntryPage<(typeof meetingForm)['columns']> {
  const { code, bodyId, id } = at;
  return {
    form: meetingForm,
    key: id === undefined ? `new-meeting:${bodyId}` : `meeting:${id}`,
    address:
      id === undefined ? `${bodyAddress(code, bodyId)}/meetings/new` : `${meetingAddress(code, bodyId, id)}/edit`,
    find: async (read, actor) => {
      await permitted(read, actor, at, 'body.convene');
      return id === undefined ? { row: {}, revision: 0 } : getMeetingRow(read, bodyId, id);
    },
    save: async (tx, actor, clock, row, revision) => {
      const project = await findProjectHead(reading(tx), actor, code);
      if (id !== undefined) {
        await correctMeeting(tx, actor, clock, { project, bodyId, id, revision, row });
        return `${meetingAddress(project.code, bodyId, id)}?done=corrected`;
      }
      const added = await conveneMeeting(tx, actor, clock, { project, bodyId, row });
      return `${meetingAddress(project.code, bodyId, added)}?done=convened`;
    },
  };
}

function itemEntry(at: FormAt): EntryPage<(typeof itemForm)['columns']> {
  const { code, bodyId, meetingId, id } = at;
  return {
    form: itemForm,
    key: id === undefined ? `new-item:${meetingId}` : `item:${id}`,
    address: `${meetingAddress(code, bodyId, meetingId)}/items/${id ?? 'new'}`,
    find: async (read, actor) => {
      await permitted(read, actor, at, 'body.record');
      await getMeeting(read, bodyId, meetingId);
      if (id !== undefined) return getItemRow(read, meetingId, id);
      const last = (await listItems(read, meetingId)).at(-1);
      return { row: { number: (last?.number ?? 0) + 1 }, revision: 0 };
    },
    save: async (tx, actor, clock, row, revision) => {
      const project = await findProjectHead(reading(tx), actor, code);
      const meeting = { project, bodyId, meetingId };
      if (id === undefined) await recordItem(tx, actor, clock, { ...meeting, row });
      else await correctItem(tx, actor, clock, { ...meeting, id, revision, row });
      return `${meetingAddress(project.code, bodyId, meetingId)}?done=item`;
    },
  };
}
