import { prefix, route } from '@react-router/dev/routes';

/** The pages of plans and of the days of projects, relative to the language: file paths count from `src`. */
export const planRoutes = prefix('workspace/projects/:code', [
  route('plan', 'features/plan/pages/plan.tsx'),
  route('plan/compare', 'features/plan/pages/compare.tsx'),
  route('plan/:version', 'features/plan/pages/version.tsx'),
  route('plan/:version/edit', 'features/plan/pages/edit-texts.tsx'),
  route('plan/:version/targets', 'features/plan/pages/set-targets.tsx'),
  route('plan/:version/principles', 'features/plan/pages/set-principles.tsx'),
  route('plan/:version/segments/:segment', 'features/plan/pages/segment.tsx'),
  route('plan/:version/segments/:segment/draft', 'features/plan/pages/segment-draft.ts'),
  route('plan/:version/decide', 'features/plan/pages/decide.tsx'),
  route('plan/:version/discard', 'features/plan/pages/end-version.tsx', { id: 'plan-discard' }),
  route('plan/:version/withdraw', 'features/plan/pages/end-version.tsx', { id: 'plan-withdraw' }),
  route('plan/:version/:part/draft', 'features/plan/pages/plan-draft.ts'),
  route('milestones', 'features/plan/pages/milestones.tsx'),
  route('milestones/series', 'features/plan/pages/milestone-series.tsx'),
  route('milestones/:milestone', 'features/plan/pages/milestone.tsx'),
  route('milestones/:milestone/draft', 'features/plan/pages/milestone-draft.ts'),
  route('milestones/:milestone/drop', 'features/plan/pages/drop-milestone.tsx'),
  route('milestones/:milestone/drop/draft', 'features/plan/pages/drop-milestone-draft.ts'),
]);
