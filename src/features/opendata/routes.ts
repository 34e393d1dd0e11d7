import { route } from '@react-router/dev/routes';

/** Pages about the open data, relative to the language: file paths count from `src`. */
export const opendataRoutes = [
  route('open-data', 'features/opendata/pages/open-data.tsx'),
  route('open-data/api', 'features/opendata/pages/reference.tsx'),
];
