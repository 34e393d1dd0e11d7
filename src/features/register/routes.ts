import { index, route } from '@react-router/dev/routes';

/** The public register's pages, relative to the language: file paths count from `src`. */
export const registerRoutes = [
  index('features/register/pages/front.tsx'),
  route('projects', 'features/register/pages/projects.tsx'),
  route('projects/values/:facet', 'features/register/pages/values.tsx'),
  route('statistics', 'features/register/pages/statistics.tsx'),
  route('projects/:code', 'features/register/pages/project.tsx'),
  route('projects/:code/download/:format', 'features/register/pages/download.ts'),
  route('projects/:code/versions/:version', 'features/register/pages/version.tsx'),
  route('projects/:code/versions/:version/download/:format', 'features/register/pages/version-download.ts'),
  route('organisations/:id', 'features/register/pages/organisation.tsx'),
  route('workspace/descriptions/:id/preview', 'features/register/pages/preview.tsx'),
  route('compare', 'features/register/pages/compare.tsx'),
  route('about-data', 'features/register/pages/about-data.tsx'),
  route('accessibility', 'features/register/pages/accessibility.tsx'),
];
