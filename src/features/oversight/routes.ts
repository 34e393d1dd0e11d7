import { route } from '@react-router/dev/routes';

/** The pages of the audit, relative to the language: file paths count from `src`. */
export const oversightRoutes = [
  route('workspace/audit', 'features/oversight/pages/audit.tsx'),
  route('workspace/audit/export.csv', 'features/oversight/pages/audit-file.ts', { id: 'audit-csv' }),
  route('workspace/audit/export.xlsx', 'features/oversight/pages/audit-file.ts', { id: 'audit-xlsx' }),
  route('workspace/audit/export.ndjson', 'features/oversight/pages/audit-file.ts', { id: 'audit-ndjson' }),
  route('workspace/audit/anchors', 'features/oversight/pages/anchors.tsx'),
  route('workspace/audit/anchors/:anchor', 'features/oversight/pages/anchor-file.ts'),
];
