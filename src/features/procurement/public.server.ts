export { listPurchaseTasks } from './purchase-task.queries.server.ts';
