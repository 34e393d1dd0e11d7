export { listTrainingAddresses } from './training-address.queries.server.ts';
