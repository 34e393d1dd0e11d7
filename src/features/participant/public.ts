export type { Sex } from './participant.model.ts';
export { participantPolicy } from './participant.policy.ts';
