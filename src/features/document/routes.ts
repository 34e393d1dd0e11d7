import { route } from '@react-router/dev/routes';

const documents = 'workspace/projects/:code/documents';

/** The pages of documents, relative to the language: file paths count from `src`. */
export const documentRoutes = [
  route(documents, 'features/document/pages/documents.tsx'),
  route(`${documents}/new`, 'features/document/pages/add-document.tsx'),
  route(`${documents}/:document`, 'features/document/pages/document.tsx'),
  route(`${documents}/:document/edit`, 'features/document/pages/edit-document.tsx'),
  route(`${documents}/:document/edit/draft`, 'features/document/pages/edit-document-draft.ts'),
  route(`${documents}/:document/publicity`, 'features/document/pages/publicity.tsx'),
  route(`${documents}/:document/versions/:number`, 'features/document/pages/document-file.ts'),
  route(`${documents}/:document/versions/:number/remove`, 'features/document/pages/remove-file.tsx'),
  route('projects/:code/documents/:document', 'features/document/pages/public-file.ts'),
];
