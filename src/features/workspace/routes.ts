import { route } from '@react-router/dev/routes';

/** The pages around one's own work, relative to the language: file paths count from `src`. */
export const workspaceRoutes = [
  route('workspace', 'features/workspace/pages/home.tsx'),
  route('workspace/projects', 'features/workspace/pages/projects.tsx'),
  route('workspace/projects/export.csv', 'features/workspace/pages/projects-file.ts', { id: 'own-projects-csv' }),
  route('workspace/projects/export.xlsx', 'features/workspace/pages/projects-file.ts', { id: 'own-projects-xlsx' }),
  route('workspace/projects/:code', 'features/workspace/pages/project.tsx'),
  route('workspace/notices', 'features/workspace/pages/notices.tsx'),
  route('workspace/preferences', 'features/workspace/pages/preferences.tsx'),
  route('workspace/bulk/:run', 'features/workspace/pages/bulk.tsx'),
  route('calendar/:token', 'features/workspace/pages/calendar.ts'),
];
