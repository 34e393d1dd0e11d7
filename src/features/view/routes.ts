import { route } from '@react-router/dev/routes';

/** The page of the views that one keeps, relative to the language: file paths count from `src`. */
export const viewRoutes = [route('workspace/views', 'features/view/pages/views.tsx')];
