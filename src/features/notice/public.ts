export { type NoticeArgs, type NoticeToTell, noticeInWords, type Pace, paces } from './notice.model.ts';
export { type Task, type Urgency, urgencies, urgencyOf } from './task.model.ts';
