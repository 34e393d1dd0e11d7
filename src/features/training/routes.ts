import { route } from '@react-router/dev/routes';

/** The pages of open trainings and of their announcements, relative to the language: file paths count from `src`. */
export const trainingRoutes = [
  route('training', 'features/training/pages/trainings.tsx'),
  route('training/feed.atom', 'features/training/pages/feed.ts'),
  route('training/calendar.ics', 'features/training/pages/calendar.ts'),
  route('training/:id', 'features/training/pages/training.tsx'),
  route('workspace/announcements', 'features/training/pages/channel-totals.tsx'),
  route('workspace/measures/:id/announcements', 'features/training/pages/announcements.tsx'),
  route('workspace/measures/:id/announcements/new', 'features/training/pages/new-announcement.tsx'),
  route('workspace/measures/:id/announcements/new/draft', 'features/training/pages/new-announcement-draft.ts'),
  route('workspace/measures/:id/announcements/:announcement', 'features/training/pages/announcement.tsx'),
  route('workspace/measures/:id/announcements/:announcement/draft', 'features/training/pages/announcement-draft.ts'),
];
