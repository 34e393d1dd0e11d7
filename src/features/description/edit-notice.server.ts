import { defineNoticeKinds, type ToldSubject } from '#features/notice/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { type DescriptionAct, descriptionPolicy } from './description.policy.ts';
import type { EditState } from './edit.model.ts';
import { findEdit, placeOfEdit } from './edit.queries.server.ts';

/** What the room tells users of descriptions under work. */
export const descriptionNotices = defineNoticeKinds({
  'description.submitted': {
    name: 'description.notice.submitted.name',
    usualPace: 'at-once',
    sentence: (t, args) => t('description.notice.submitted.sentence', { code: String(args.code) }),
    stillDue: (read, told, receiver) => isStill(read, told, receiver, ['submitted'], 'description.approve'),
  },
  'description.returned': {
    name: 'description.notice.returned.name',
    usualPace: 'at-once',
    sentence: (t, args) => t('description.notice.returned.sentence', { code: String(args.code) }),
    stillDue: (read, told, receiver) => isStill(read, told, receiver, ['returned'], 'description.edit'),
  },
  'description.released': {
    name: 'description.notice.released.name',
    usualPace: 'at-once',
    sentence: (t, args) => t('description.notice.released.sentence', { code: String(args.code) }),
    stillDue: (read, told, receiver) => isStill(read, told, receiver, ['discarded'], 'description.read'),
  },
  'description.approved': {
    name: 'description.notice.approved.name',
    usualPace: 'daily',
    sentence: (t, args) => t('description.notice.approved.sentence', { code: String(args.code) }),
    stillDue: (read, told, receiver) => isStill(read, told, receiver, ['approved', 'published'], 'description.read'),
  },
  'description.published': {
    name: 'description.notice.published.name',
    usualPace: 'daily',
    sentence: (t, args) => t('description.notice.published.sentence', { code: String(args.code) }),
    stillDue: (read, told, receiver) => isStill(read, told, receiver, ['published'], 'description.read'),
  },
  'description.withdrawn': {
    name: 'description.notice.withdrawn.name',
    usualPace: 'at-once',
    sentence: (t, args) => t('description.notice.withdrawn.sentence', { code: String(args.code) }),
    stillDue: (read, told, receiver) => isStill(read, told, receiver, ['published'], 'description.read'),
  },
});

export type DescriptionNotice = keyof typeof descriptionNotices;

/** Whether the description still stands where the notice said, and the receiver may do there what it asks for. */
async function isStill(
  read: Read,
  { subject }: ToldSubject,
  receiver: Actor,
  states: readonly EditState[],
  act: DescriptionAct,
): Promise<boolean> {
  const edit = await findEdit(read, Number(subject.id));
  if (!edit || !states.includes(edit.state)) return false;
  return may(descriptionPolicy, receiver, act, await placeOfEdit(read, edit, receiver.userId));
}
