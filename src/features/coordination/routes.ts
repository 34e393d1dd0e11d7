import { route } from '@react-router/dev/routes';

/** The pages of coordination, relative to the language: file paths count from `src`. */
export const coordinationRoutes = [
  route('workspace/coordination', 'features/coordination/pages/coordinations.tsx'),
  route('workspace/coordination/:code', 'features/coordination/pages/day-view.tsx'),
  route('workspace/coordination/:code/export.csv', 'features/coordination/pages/day-file.ts', {
    id: 'coordination-csv',
  }),
  route('workspace/coordination/:code/export.xlsx', 'features/coordination/pages/day-file.ts', {
    id: 'coordination-xlsx',
  }),
  route('workspace/coordination/:code/measures', 'features/coordination/pages/counted-measures.tsx'),
  route('workspace/coordination/:code/persons', 'features/coordination/pages/persons.tsx'),
  route('workspace/coordination/:code/started', 'features/coordination/pages/started.tsx'),
  route('workspace/coordination/:code/seats', 'features/coordination/pages/counted-seats.tsx'),
  route('workspace/coordination/:code/demand', 'features/coordination/pages/demand.tsx'),
  route('workspace/coordination/:code/demand/records', 'features/coordination/pages/demand-records.tsx'),
  route('workspace/coordination/:code/money', 'features/coordination/pages/money.tsx'),
  route('workspace/coordination/:code/money/export.csv', 'features/coordination/pages/money-file.ts', {
    id: 'coordination-money-csv',
  }),
  route('workspace/coordination/:code/money/export.xlsx', 'features/coordination/pages/money-file.ts', {
    id: 'coordination-money-xlsx',
  }),
  route('workspace/coordination/:code/money/lines', 'features/coordination/pages/money-lines.tsx'),
];
