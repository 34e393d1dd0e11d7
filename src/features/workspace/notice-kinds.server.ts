import { accessNotices, accountNotices } from '#features/access/public.server.ts';
import { descriptionNotices, importNotices } from '#features/description/public.server.ts';
import { needNotices } from '#features/measure/public.server.ts';
import type { NoticeKinds } from '#features/notice/public.server.ts';
import { seatNotices } from '#features/seat/public.server.ts';

/** The kinds of notices of all rooms. */
export const noticeKinds: NoticeKinds = {
  ...accessNotices,
  ...accountNotices,
  ...descriptionNotices,
  ...importNotices,
  ...needNotices,
  ...seatNotices,
};
