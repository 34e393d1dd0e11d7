import { route } from '@react-router/dev/routes';

/** The pages of the people of a project, relative to the language: file paths count from `src`. */
export const participantRoutes = [
  route('workspace/projects/:code/participants', 'features/participant/pages/participants.tsx'),
  route('workspace/projects/:code/participants/:number', 'features/participant/pages/participant.tsx'),
  route('workspace/projects/:code/participants/:number/draft', 'features/participant/pages/participant-draft.ts'),
];
