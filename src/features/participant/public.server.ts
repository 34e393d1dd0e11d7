export { recordParticipants } from './participant.commands.server.ts';
export { listParticipantsByNumber } from './participant.queries.server.ts';
