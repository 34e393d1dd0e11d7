import { route } from '@react-router/dev/routes';

const bodies = 'workspace/projects/:code/bodies';
const meeting = `${bodies}/:body/meetings/:meeting`;

/** Forms that show nobody’s name before one types it. */
const forms = [
  ['new-body', `${bodies}/new`],
  ['edit-body', `${bodies}/:body/edit`],
  ['new-member', `${bodies}/:body/members/new`],
  ['new-meeting', `${bodies}/:body/meetings/new`],
  ['edit-meeting', `${meeting}/edit`],
  ['new-meeting-item', `${meeting}/items/new`],
] as const;

/** Forms in which people are named. */
const formsWithPeople = [
  ['edit-member', `${bodies}/:body/members/:member`],
  ['edit-meeting-item', `${meeting}/items/:item`],
] as const;

/** The pages of bodies, relative to the language: file paths count from `src`. */
export const bodyRoutes = [
  route(bodies, 'features/body/pages/bodies.tsx'),
  route(`${bodies}/:body`, 'features/body/pages/body.tsx'),
  route(meeting, 'features/body/pages/meeting.tsx'),
  route(`${meeting}/cancel`, 'features/body/pages/cancel-meeting.tsx'),
  ...forms.map(([id, path]) => route(path, 'features/body/pages/body-form.tsx', { id })),
  ...formsWithPeople.map(([id, path]) => route(path, 'features/body/pages/person-form.tsx', { id })),
  ...[...forms, ...formsWithPeople].map(([id, path]) =>
    route(`${path}/draft`, 'features/body/pages/form-draft.ts', { id: `${id}-draft` }),
  ),
];
