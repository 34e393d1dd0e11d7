export { nameContact } from './contact.commands.server.ts';
export { listContactTasks } from './contact-task.queries.server.ts';
