export { noticeKinds } from './notice-kinds.server.ts';
export { findReceiver } from './receiver.queries.server.ts';
