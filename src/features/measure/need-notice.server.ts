import { defineNoticeKinds } from '#features/notice/public.server.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { findNeed } from './need.queries.server.ts';

/** What the room tells users of needs. */
export const needNotices = defineNoticeKinds({
  'measure-need.answered': {
    name: 'measure.need-notice.name',
    usualPace: 'daily',
    sentence: (t, { code, answer, count }) => {
      if (answer === 'declined') return t('measure.need-notice.declined', { code: String(code) });
      const key = answer === 'met' ? 'measure.need-notice.met' : 'measure.need-notice.open-again';
      return t(key, { code: String(code), count: Number(count) });
    },
    stillDue: async (read, { subject }, receiver) => {
      try {
        await findNeed(read, receiver, subject.id);
        return true;
      } catch (error) {
        if (error instanceof NotFound || error instanceof Forbidden) return false;
        throw error;
      }
    },
  },
});

export type NeedNotice = keyof typeof needNotices;
