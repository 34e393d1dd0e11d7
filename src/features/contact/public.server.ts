export { nameContact } from './contact.commands.server.ts';
export { findWhomToAsk } from './contact.queries.server.ts';
export { listContactTasks } from './contact-task.queries.server.ts';
