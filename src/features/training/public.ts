export type { AnnouncementRow } from './announcement.model.ts';
export { trainingPolicy } from './training.policy.ts';
