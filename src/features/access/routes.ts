import { route } from '@react-router/dev/routes';

/** The pages of signing in and of accounts, relative to the language: file paths count from `src`. */
export const accessRoutes = [
  route('sign-in', 'features/access/pages/sign-in.tsx'),
  route('sign-in/first/:token', 'features/access/pages/first.tsx'),
  route('sign-out', 'features/access/pages/sign-out.tsx'),
  route('invitation/:token', 'features/access/pages/invitation.tsx'),
  route('workspace/people', 'features/access/pages/people.tsx'),
  route('workspace/people/:user', 'features/access/pages/person.tsx'),
  route('workspace/people/:user/grant', 'features/access/pages/give-grant.tsx'),
  route('workspace/people/:user/grants/:grant/end', 'features/access/pages/end-grant.tsx'),
  route('workspace/invitations', 'features/access/pages/invitations.tsx'),
  route('workspace/invitations/new', 'features/access/pages/invite.tsx'),
  route('workspace/invitations/:invitation', 'features/access/pages/sent-invitation.tsx'),
  route('workspace/deputies', 'features/access/pages/deputies.tsx'),
  route('workspace/glass', 'features/access/pages/glass.tsx'),
  route('workspace/glass/break', 'features/access/pages/break-glass.tsx'),
];
