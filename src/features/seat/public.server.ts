export { lapseOffers } from './lapse.commands.server.ts';
export { seatNotices } from './seat-notice.server.ts';
export { listSeatTasks } from './seat-task.queries.server.ts';
