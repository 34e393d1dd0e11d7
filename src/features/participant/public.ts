export type { NumberedParticipant, Sex } from './participant.model.ts';
export { participantPolicy } from './participant.policy.ts';
export { participantAddress, participantsAddress } from './participant-address.model.ts';
