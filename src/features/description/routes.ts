import { route } from '@react-router/dev/routes';

/** The pages of descriptions under work and of imports, relative to the language: file paths count from `src`. */
export const descriptionRoutes = [
  route('workspace/descriptions', 'features/description/pages/edits.tsx'),
  route('workspace/descriptions/export.csv', 'features/description/pages/edits-file.ts', { id: 'edits-csv' }),
  route('workspace/descriptions/export.xlsx', 'features/description/pages/edits-file.ts', { id: 'edits-xlsx' }),
  route('workspace/descriptions/new', 'features/description/pages/new-edit.tsx'),
  route('workspace/descriptions/:id', 'features/description/pages/edit-life.tsx'),
  route('workspace/descriptions/:id/edit', 'features/description/pages/edit.tsx'),
  route('workspace/descriptions/:id/edit/draft', 'features/description/pages/edit-draft.ts'),
  route('workspace/descriptions/project/:code', 'features/description/pages/project-descriptions.tsx'),
  route('workspace/descriptions/project/:code/withdraw/:version', 'features/description/pages/withdraw.tsx'),
  route('workspace/imports', 'features/description/pages/imports.tsx'),
  route('workspace/imports/:id', 'features/description/pages/import.tsx'),
];
