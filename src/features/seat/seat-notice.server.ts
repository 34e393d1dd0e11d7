import { findMeasureHead } from '#features/measure/public.server.ts';
import { defineNoticeKinds } from '#features/notice/public.server.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { may } from '#platform/permission/policy.ts';
import { seatPolicy } from './seat.policy.ts';

/** What the room tells users of seats. */
export const seatNotices = defineNoticeKinds({
  'seat.lapsed': {
    name: 'seat.notice.lapsed.name',
    usualPace: 'daily',
    sentence: (t, args) => t('seat.notice.lapsed.sentence', { count: Number(args.count) }),
    stillDue: async (read, { subject }, receiver) => {
      try {
        const { place } = await findMeasureHead(read, receiver, Number(subject.id));
        return may(seatPolicy, receiver, 'seat.offer', place);
      } catch (error) {
        if (error instanceof NotFound || error instanceof Forbidden) return false;
        throw error;
      }
    },
  },
});

export type SeatNotice = keyof typeof seatNotices;
