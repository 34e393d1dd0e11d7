export { listContactTasks } from './contact-task.queries.server.ts';
