export { offerSeats, takeSeats } from './give.commands.server.ts';
export { declineSeat } from './give-up.commands.server.ts';
export { lapseOffers } from './lapse.commands.server.ts';
export { leaveSeat } from './leave.commands.server.ts';
export { chooseModule, markCallOffUsed, recordWageSubsidy, reserveCapacity } from './package.commands.server.ts';
export { requestSeats } from './request.commands.server.ts';
export { seatNotices } from './seat-notice.server.ts';
export { listSeatTasks } from './seat-task.queries.server.ts';
export { listSubsidyLines } from './subsidy-line.queries.server.ts';
