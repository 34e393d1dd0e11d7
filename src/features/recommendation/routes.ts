import { route } from '@react-router/dev/routes';

const ofProject = 'workspace/projects/:code/recommendations';

const forms = [
  ['new-recommendation', `${ofProject}/new`],
  ['edit-recommendation', `${ofProject}/:recommendation/edit`],
  ['recommendation-status', `${ofProject}/:recommendation/status`],
] as const;

/** The pages of recommendations, relative to the language: file paths count from `src`. */
export const recommendationRoutes = [
  route('workspace/recommendations', 'features/recommendation/pages/recommendations.tsx'),
  route('workspace/recommendations/export.csv', 'features/recommendation/pages/recommendations-file.ts', {
    id: 'recommendations-csv',
  }),
  route('workspace/recommendations/export.xlsx', 'features/recommendation/pages/recommendations-file.ts', {
    id: 'recommendations-xlsx',
  }),
  route(ofProject, 'features/recommendation/pages/project-recommendations.tsx'),
  route(`${ofProject}/:recommendation`, 'features/recommendation/pages/recommendation.tsx'),
  ...forms.map(([id, path]) => route(path, 'features/recommendation/pages/recommendation-form.tsx', { id })),
  ...forms.map(([id, path]) =>
    route(`${path}/draft`, 'features/recommendation/pages/form-draft.ts', { id: `${id}-draft` }),
  ),
];
