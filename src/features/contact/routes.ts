import { route } from '@react-router/dev/routes';

/** The pages of contact persons, relative to the language: file paths count from `src`. */
export const contactRoutes = [
  route('workspace/who-is-our-contact', 'features/contact/pages/who-is-our-contact.tsx'),
  route('workspace/who-is-our-contact/new', 'features/contact/pages/name-contact.tsx'),
  route('workspace/who-is-our-contact/new/draft', 'features/contact/pages/name-contact-draft.ts'),
  route('workspace/who-is-our-contact/:contact', 'features/contact/pages/contact.tsx'),
  route('workspace/who-is-our-contact/:contact/draft', 'features/contact/pages/contact-draft.ts'),
  route('workspace/projects/:code/contacts', 'features/contact/pages/project-contacts.tsx'),
  route('workspace/projects/:code/contacts/new', 'features/contact/pages/name-project-contact.tsx'),
  route('workspace/projects/:code/contacts/new/draft', 'features/contact/pages/name-project-contact-draft.ts'),
];
