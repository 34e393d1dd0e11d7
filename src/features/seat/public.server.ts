export { lapseOffers } from './lapse.commands.server.ts';
export { chooseModule, markCallOffUsed, recordWageSubsidy, reserveCapacity } from './package.commands.server.ts';
export { declineSeat, leaveSeat, offerSeats, requestSeats, takeSeats } from './seat.commands.server.ts';
export { seatNotices } from './seat-notice.server.ts';
export { listSeatTasks } from './seat-task.queries.server.ts';
