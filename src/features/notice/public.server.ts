export { renewCalendar, stopCalendar } from './calendar-feed.commands.server.ts';
export { findCalendar, findCalendarOwner } from './calendar-feed.queries.server.ts';
export { type Announcement, choosePaces, notify, openNotice, readAllNotices } from './notice.commands.server.ts';
export { countUnread, findLastMail, listNotices, listPaces, type ReceivedNotice } from './notice.queries.server.ts';
export { noticeJobName } from './notice-job.ts';
export { defineNoticeKinds, type NoticeKind, type NoticeKinds, type ToldSubject } from './notice-kind.server.ts';
export { type NoticeOutcome, type NoticeService, runNotices } from './notice-run.server.ts';
