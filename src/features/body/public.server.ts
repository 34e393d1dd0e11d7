export { appointMember, conveneMeeting, recordItem, setUpBody } from './body.commands.server.ts';
export { listBodyTasks } from './body-task.queries.server.ts';
export { attachMinutes, recordHeld } from './meeting.commands.server.ts';
