import type { EntryPage } from '#features/entry/public.server.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { permit } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { correctAnnouncement, recordAnnouncement } from './announcement.commands.server.ts';
import { announcementForm, rowOfAnnouncement } from './announcement.model.ts';
import { findAnnouncement } from './announcement.queries.server.ts';
import { trainingPolicy } from './training.policy.ts';
import { announcementsAddress } from './training-address.model.ts';

type AnnouncementEntry = EntryPage<ReturnType<typeof announcementForm>['columns']>;

/** The form by which it is recorded that a measure was announced. */
export function newAnnouncementEntry(measure: string, today: string): AnnouncementEntry {
  const measureId = rowNumber(measure);
  return {
    form: announcementForm(today),
    key: `new-announcement:${measureId}`,
    address: `${announcementsAddress(measureId)}/new`,
    find: async (read, actor) => {
      const { place } = await findMeasureHead(read, actor, measureId);
      permit(trainingPolicy, actor, 'announcement.record', place);
      return { row: { announcedOn: today }, revision: 0 };
    },
    save: async (tx, actor, clock, row) => {
      await recordAnnouncement(tx, actor, clock, measureId, row);
      return `${announcementsAddress(measureId)}?done=recorded`;
    },
  };
}

/** The form of an announcement that was recorded. */
export function announcementEntry(measure: string, announcement: string, today: string): AnnouncementEntry {
  const measureId = rowNumber(measure);
  return {
    form: announcementForm(today),
    key: `announcement:${announcement}`,
    address: `${announcementsAddress(measureId)}/${announcement}`,
    find: async (read, actor) => {
      const { place } = await findMeasureHead(read, actor, measureId);
      permit(trainingPolicy, actor, 'announcement.record', place);
      const stored = await findAnnouncement(read, measureId, announcement);
      return { row: rowOfAnnouncement(stored), revision: stored.revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      const { id } = await findAnnouncement(reading(tx), measureId, announcement);
      await correctAnnouncement(tx, actor, clock, { measureId, id, revision }, row);
      return `${announcementsAddress(measureId)}?done=corrected`;
    },
  };
}
