import { listNamedUnits } from '#features/organisation/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import { finnishDate, finnishTime } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { MemberRole } from './body.model.ts';
import { getMeeting } from './body.queries.server.ts';
import type { ItemRow, MeetingRow, MemberRow } from './body-form.model.ts';

/** What a form is filled with, and the revision that it begins from. */
interface Stored<Row> {
  readonly row: Row;
  readonly revision: number;
}

/** Throws `NotFound`. */
export async function getMemberRow(read: Read, bodyId: number, id: number): Promise<Stored<MemberRow>> {
  const found = await read
    .selectFrom('bodyMember as member')
    .leftJoin('appUser as person', 'person.id', 'member.userId')
    .select([
      'person.name as userName',
      'person.email as userEmail',
      'member.personName',
      'member.email',
      'member.organisationUnitId',
      'member.role',
      'member.startsOn',
      'member.endsOn',
      'member.revision',
    ])
    .$narrowType<{ role: MemberRole }>()
    .where('member.id', '=', id)
    .where('member.bodyId', '=', bodyId)
    .executeTakeFirst();
  if (!found) throw new NotFound(`The body has no member ${id}.`);
  const { userName, userEmail, personName, email, organisationUnitId, revision, ...told } = found;
  const [unit] = await listNamedUnits(read, [organisationUnitId ?? 0]);
  const row = {
    ...told,
    name: userName ?? personName ?? '',
    email: userEmail ?? email,
    organisation: unit ? unitText(unit) : null,
  };
  return { row, revision };
}

/** Throws `NotFound`. */
export async function getMeetingRow(read: Read, bodyId: number, id: number): Promise<Stored<MeetingRow>> {
  const { startsAt, place, isRemote, revision } = await getMeeting(read, bodyId, id);
  const form = isRemote ? (place === null ? ('remote' as const) : ('both' as const)) : ('on-site' as const);
  return { row: { day: finnishDate(startsAt), time: finnishTime(startsAt), form, place }, revision };
}

/** Throws `NotFound`. */
export async function getItemRow(read: Read, meetingId: number, id: number): Promise<Stored<ItemRow>> {
  const found = await read
    .selectFrom('meetingItem')
    .select(['number', 'title', 'decision', 'responsible', 'dueOn', 'doneOn', 'revision'])
    .where('id', '=', id)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst();
  if (!found) throw new NotFound(`The meeting has no item ${id}.`);
  const { revision, ...row } = found;
  return { row, revision };
}
