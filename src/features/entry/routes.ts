import { route } from '@react-router/dev/routes';

/** The pages of forms that every kind of table has, relative to the language: file paths count from `src`. */
export const entryRoutes = [
  route('workspace/sheets/send/:kind/one', 'features/entry/pages/one-row.tsx'),
  route('workspace/sheets/send/:kind/one/draft', 'features/entry/pages/one-row-draft.ts'),
];
