import { route } from '@react-router/dev/routes';

/** The pages of the seats of measures, relative to the language: file paths count from `src`. */
export const seatRoutes = [
  route('workspace/projects/:code/segments', 'features/seat/pages/segments.tsx'),
  route('workspace/projects/:code/segments/:segment', 'features/seat/pages/segment-seats.tsx'),
  route('workspace/measures/series/:series/seats', 'features/seat/pages/series-seats.tsx'),
  route('workspace/measures/:id/seats', 'features/seat/pages/seats.tsx'),
  route('workspace/measures/:id/seats/do/:form/:whom', 'features/seat/pages/seat-form.tsx'),
  route('workspace/measures/:id/seats/do/:form/:whom/draft', 'features/seat/pages/seat-form-draft.ts'),
  route('workspace/measures/:id/seats/:seat', 'features/seat/pages/seat.tsx'),
];
