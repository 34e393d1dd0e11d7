import { defineNoticeKinds } from '#features/notice/public.server.ts';
import { findGlassBreak } from './glass.queries.server.ts';

/** What the room tells users of glass that was broken. */
export const accessNotices = defineNoticeKinds({
  'access.glass-broken': {
    name: 'access.notice.glass-broken.name',
    usualPace: 'at-once',
    sentence: (t, args) => t('access.notice.glass-broken.sentence', { who: String(args.who), code: String(args.code) }),
    // Also afterwards: whose data were read is to know it, as long as they watch over the project.
    stillDue: async (read, { subject }, receiver) =>
      (await findGlassBreak(read, receiver, Number(subject.id))) !== undefined,
  },
});
