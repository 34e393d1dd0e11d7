import { defineNoticeKinds, notify } from '#features/notice/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';

/** What a user is told of the own ways to sign in, in case it was somebody else who changed them. */
export const accountNotices = defineNoticeKinds({
  'access.password-changed': {
    name: 'access.notice.password-changed.name',
    usualPace: 'at-once',
    sentence: (t) => t('access.notice.password-changed.sentence'),
    stillDue: async () => true,
  },
  'access.passkey-added': {
    name: 'access.notice.passkey-added.name',
    usualPace: 'at-once',
    sentence: (t) => t('access.notice.passkey-added.sentence'),
    stillDue: async () => true,
  },
  'access.second-factor-removed': {
    name: 'access.notice.second-factor-removed.name',
    usualPace: 'at-once',
    sentence: (t) => t('access.notice.second-factor-removed.sentence'),
    stillDue: async () => true,
  },
});

/** Tells a user, in the transaction of the change, that the own ways to sign in are others now. */
export function tellOfAccount(tx: Tx, clock: Clock, userId: string, kind: keyof typeof accountNotices): Promise<void> {
  return notify(tx, clock, {
    userIds: [userId],
    kind,
    subject: { kind: 'user', id: userId },
    href: '/workspace/account',
    args: {},
  });
}
