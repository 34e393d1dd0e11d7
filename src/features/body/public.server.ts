export { listBodyTasks } from './body-task.queries.server.ts';
