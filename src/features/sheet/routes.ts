import { route } from '@react-router/dev/routes';

/** The pages of tables that people send in, relative to the language: file paths count from `src`. */
export const sheetRoutes = [
  route('workspace/sheets', 'features/sheet/pages/sheets.tsx'),
  route('workspace/sheets/send/:kind', 'features/sheet/pages/send-sheet.tsx'),
  route('workspace/sheets/send/:kind/template', 'features/sheet/pages/template.ts'),
  route('workspace/sheets/:id', 'features/sheet/pages/sheet.tsx'),
  route('workspace/sheets/:id/faulty-rows', 'features/sheet/pages/faulty-rows.ts'),
];
