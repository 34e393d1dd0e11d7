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
  'the coordination projects': { role: 'coordinator', address: '/workspace/coordination' },
  'the list of measures': { role: 'coordinator', address: '/workspace/measures' },
  'the list of measures, narrowed': {
    role: 'coordinator',
    address: '/workspace/measures?q=koulutus&state=running&kind=wage-subsidy&from=2012-01-01',
  },
  'the list of tenders': { role: 'coordinator', address: '/workspace/tenders' },
  'beginning a tender': { role: 'coordinator', address: '/workspace/tenders/new' },
  'the list of contracts': { role: 'coordinator', address: '/workspace/contracts' },
  'the contracts of a provider': { role: 'provider', address: '/workspace/contracts' },
  'beginning a contract': { role: 'coordinator', address: '/workspace/contracts/new' },
  'the list of needs': { role: 'coordinator', address: '/workspace/needs' },
  'asking for a measure': { role: 'service-expert', address: '/workspace/needs/new' },
  'beginning a project': { role: 'coordinator', address: '/workspace/projects/new' },
  'beginning a project of one’s own': { role: 'coordinator', address: '/workspace/projects/new/own' },
  'beginning another organisation’s project': { role: 'coordinator', address: '/workspace/projects/new/light' },
  'the calendar of sessions': { role: 'coordinator', address: '/workspace/calendar-of-sessions' },
  'the announcements by channel': { role: 'coordinator', address: '/workspace/announcements' },
  'the notices': { role: 'coordinator', address: '/workspace/notices' },
  'the notices of somebody who has none': { role: 'provider', address: '/workspace/notices' },
  'the preferences': { role: 'authority', address: '/workspace/preferences' },
  'the views of a list': {
    role: 'coordinator',
    address: '/workspace/views?list=workspace.project&back=%2Fworkspace%2Fprojects',
  },
  'looking up contact persons': { role: 'coordinator', address: '/workspace/who-is-our-contact?q=xyzzyx&when=all' },
  'looking up contact persons as a provider': { role: 'provider', address: '/workspace/who-is-our-contact' },
  'naming a contact person for an organisation': { role: 'coordinator', address: '/workspace/who-is-our-contact/new' },
  'sending in files to be imported': { role: 'authority', address: '/workspace/imports' },
  'the people': { role: 'administrator', address: '/workspace/people' },
  'the page of a person': { role: 'administrator', address: '/workspace/people/demo-coordinator' },
  'giving a role': { role: 'administrator', address: '/workspace/people/demo-coordinator/grant' },
  'the invitations': { role: 'auditor', address: '/workspace/invitations' },
  'inviting somebody': { role: 'administrator', address: '/workspace/invitations/new' },
  'the own account': { role: 'coordinator', address: '/workspace/account' },
  'the deputies': { role: 'coordinator', address: '/workspace/deputies' },
};
