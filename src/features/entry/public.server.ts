export { listUnsavedRowTasks } from './unsaved-row.queries.server.ts';
