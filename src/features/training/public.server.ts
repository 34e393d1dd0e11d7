export { recordAnnouncement } from './announcement.commands.server.ts';
export { listTrainingAddresses } from './training-address.queries.server.ts';
