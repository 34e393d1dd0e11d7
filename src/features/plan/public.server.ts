export { listMilestoneTasks } from './milestone.queries.server.ts';
