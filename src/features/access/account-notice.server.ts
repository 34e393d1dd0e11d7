import { defineNoticeKinds, notify } from '#features/notice/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';

const warning = { usualPace: 'at-once', isCompulsory: true, stillDue: async () => true } as const;

/** What a user is told of the own ways to sign in, in case it was somebody else who changed them: nobody can put that off. */
export const accountNotices = defineNoticeKinds({
  'access.password-changed': {
    name: 'access.notice.password-changed.name',
    sentence: (t) => t('access.notice.password-changed.sentence'),
    ...warning,
  },
  'access.passkey-added': {
    name: 'access.notice.passkey-added.name',
    sentence: (t) => t('access.notice.passkey-added.sentence'),
    ...warning,
  },
  'access.passkey-removed': {
    name: 'access.notice.passkey-removed.name',
    sentence: (t) => t('access.notice.passkey-removed.sentence'),
    ...warning,
  },
  'access.second-factor-added': {
    name: 'access.notice.second-factor-added.name',
    sentence: (t) => t('access.notice.second-factor-added.sentence'),
    ...warning,
  },
  'access.second-factor-removed': {
    name: 'access.notice.second-factor-removed.name',
    sentence: (t) => t('access.notice.second-factor-removed.sentence'),
    ...warning,
  },
  'access.backup-codes-renewed': {
    name: 'access.notice.backup-codes-renewed.name',
    sentence: (t) => t('access.notice.backup-codes-renewed.sentence'),
    ...warning,
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
