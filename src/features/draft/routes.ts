import { route } from '@react-router/dev/routes';

/** Where drafts are sent, relative to the language: file paths count from `src`. */
export const draftRoutes = [route('workspace/drafts/:formKey', 'features/draft/pages/draft.ts')];
