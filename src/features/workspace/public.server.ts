export { noticeKinds } from './notice-kinds.server.ts';
export { listOwnProjects } from './own-project.queries.server.ts';
export { findReceiver } from './receiver.queries.server.ts';
