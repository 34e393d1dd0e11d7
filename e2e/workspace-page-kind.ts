import type { DemoRole } from './signed-in.ts';

interface WorkspacePage {
  readonly role: DemoRole;
  /** Behind the language (`/fi`). */
  readonly address: string;
}

const roles: readonly DemoRole[] = [
  'administrator',
  'authority',
  'coordinator',
  'project-worker',
  'service-expert',
  'provider',
  'auditor',
];

const homes = roles.map((role): [string, WorkspacePage] => [
  `the home of the ${role}`,
  { role, address: '/workspace' },
]);

/** Every kind of page of the workspace: what it is called, who opens it, and where it is. */
export const workspacePageKinds: Readonly<Record<string, WorkspacePage>> = {
  ...Object.fromEntries(homes),
  'the list of own projects': { role: 'coordinator', address: '/workspace/projects' },
  'the list of own projects, narrowed': {
    role: 'coordinator',
    address: '/workspace/projects?q=hanke&state=ended&sort=name%3Areversed',
  },
  'a list in which nothing fits': { role: 'coordinator', address: '/workspace/projects?q=xyzzyx' },
  'the notices': { role: 'coordinator', address: '/workspace/notices' },
  'the notices of somebody who has none': { role: 'provider', address: '/workspace/notices' },
  'the preferences': { role: 'authority', address: '/workspace/preferences' },
  'the views of a list': {
    role: 'coordinator',
    address: '/workspace/views?list=workspace.project&back=%2Fworkspace%2Fprojects',
  },
  'sending in files to be imported': { role: 'authority', address: '/workspace/imports' },
  'the people': { role: 'administrator', address: '/workspace/people' },
  'the page of a person': { role: 'administrator', address: '/workspace/people/demo-coordinator' },
  'giving a role': { role: 'administrator', address: '/workspace/people/demo-coordinator/grant' },
  'the invitations': { role: 'auditor', address: '/workspace/invitations' },
  'inviting somebody': { role: 'administrator', address: '/workspace/invitations/new' },
  'the own account': { role: 'coordinator', address: '/workspace/account' },
  'the deputies': { role: 'coordinator', address: '/workspace/deputies' },
};
