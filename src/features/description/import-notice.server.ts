import { defineNoticeKinds, type ToldSubject } from '#features/notice/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { descriptionPolicy } from './description.policy.ts';
import type { StoredImportState } from './stored-import.model.ts';
import { findStoredImport } from './stored-import.queries.server.ts';

/** What the room tells those who sent in files to be imported. */
export const importNotices = defineNoticeKinds({
  'description.import-ready': {
    name: 'description.notice.import-ready.name',
    usualPace: 'never',
    sentence: (t, { files }) => t('description.notice.import-ready.sentence', { files: Number(files) }),
    stillDue: (read, told, receiver) => isStill(read, told, receiver, 'ready'),
  },
  'description.import-done': {
    name: 'description.notice.import-done.name',
    usualPace: 'never',
    sentence: (t, { versions }) => t('description.notice.import-done.sentence', { versions: Number(versions) }),
    stillDue: (read, told, receiver) => isStill(read, told, receiver, 'done'),
  },
  'description.import-failed': {
    name: 'description.notice.import-failed.name',
    usualPace: 'at-once',
    sentence: (t, { files }) => t('description.notice.import-failed.sentence', { files: Number(files) }),
    stillDue: (read, told, receiver) => isStill(read, told, receiver, 'failed'),
  },
});

export type ImportNotice = keyof typeof importNotices;

async function isStill(
  read: Read,
  { subject }: ToldSubject,
  receiver: Actor,
  state: StoredImportState,
): Promise<boolean> {
  if (!may(descriptionPolicy, receiver, 'description.import')) return false;
  const sent = await findStoredImport(read, Number(subject.id));
  return sent?.state === state;
}
