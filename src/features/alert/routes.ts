import { route } from '@react-router/dev/routes';

/** The pages of saved searches, relative to the language: file paths count from `src`. */
export const alertRoutes = [
  route('alerts', 'features/alert/pages/alerts.tsx'),
  route('alerts/confirm/:token', 'features/alert/pages/confirm.tsx'),
  route('alerts/manage/:token', 'features/alert/pages/manage.tsx'),
];
