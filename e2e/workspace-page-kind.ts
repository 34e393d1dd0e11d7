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

/**
 * Pages of the coordination project of the demo. Its records are added in one order, so that they have the same numbers in every new
 * database: the measure 1 is the first of `demo/coordination/measure-facts.ts`.
 */
const coordinationPages: Readonly<Record<string, WorkspacePage>> = {
  'the overview of a coordination project': { role: 'coordinator', address: '/workspace/projects/S39501' },
  'the overview of a parallel project': { role: 'coordinator', address: '/workspace/projects/S39522' },
  'the overview of another organisation’s project': { role: 'coordinator', address: '/workspace/projects/S39511' },
  'a project without a code': { role: 'coordinator', address: '/workspace/projects/X00001' },
  'the bonds of a project': { role: 'coordinator', address: '/workspace/projects/S39522/bonds' },
  'saying the state of a project': { role: 'coordinator', address: '/workspace/projects/S39522/status' },
  'the plan of a project': { role: 'coordinator', address: '/workspace/projects/S39522/plan' },
  'a version of a plan': { role: 'coordinator', address: '/workspace/projects/S39522/plan/1' },
  'a plan under work': { role: 'coordinator', address: '/workspace/projects/S39527/plan/2' },
  'the targets of a plan': { role: 'coordinator', address: '/workspace/projects/S39527/plan/2/targets' },
  'two versions of a plan compared': {
    role: 'coordinator',
    address: '/workspace/projects/S39522/plan/compare?from=1&to=2',
  },
  'deciding on a plan': { role: 'authority', address: '/workspace/projects/S39527/plan/2/decide?seen=3' },
  'the deadlines of a project': { role: 'coordinator', address: '/workspace/projects/S39501/milestones' },
  'adding a deadline': { role: 'coordinator', address: '/workspace/projects/S39501/milestones/new' },
  'the bodies of a project': { role: 'coordinator', address: '/workspace/projects/S39501/bodies' },
  'a body': { role: 'coordinator', address: '/workspace/projects/S39501/bodies/1' },
  'a meeting that was held': { role: 'coordinator', address: '/workspace/projects/S39501/bodies/1/meetings/2' },
  'the contact persons of a project': { role: 'coordinator', address: '/workspace/projects/S39501/contacts' },
  'naming a contact person': { role: 'coordinator', address: '/workspace/projects/S39501/contacts/new' },
  'looking up contact persons of the network': { role: 'service-expert', address: '/workspace/who-is-our-contact' },
  'the documents of a project': { role: 'coordinator', address: '/workspace/projects/S39501/documents' },
  'a document': { role: 'coordinator', address: '/workspace/projects/S39501/documents/4' },
  'the measures of a project': { role: 'coordinator', address: '/workspace/projects/S39527/measures' },
  'planning a measure': { role: 'coordinator', address: '/workspace/projects/S39527/measures/new' },
  'the purchases of a project': { role: 'coordinator', address: '/workspace/projects/S39522/purchases' },
  'a group': { role: 'coordinator', address: '/workspace/measures/1' },
  'a club without a common beginning': { role: 'coordinator', address: '/workspace/measures/7' },
  'a sensitive service': { role: 'coordinator', address: '/workspace/measures/9' },
  'a measure that people work in': { role: 'coordinator', address: '/workspace/measures/3' },
  'a measure of a provider': { role: 'provider', address: '/workspace/measures/33' },
  'moving a measure on': { role: 'coordinator', address: '/workspace/measures/21/state' },
  'the work places of a measure': { role: 'coordinator', address: '/workspace/measures/3/work-places' },
  'a series': { role: 'coordinator', address: '/workspace/measures/series/1' },
  'the sessions of a measure': { role: 'provider', address: '/workspace/measures/33/sessions' },
  'planning sessions': { role: 'provider', address: '/workspace/measures/33/sessions/run' },
  'the staff of a measure': { role: 'provider', address: '/workspace/measures/33/staff' },
  'the purchases of a measure': { role: 'coordinator', address: '/workspace/measures/1/purchases' },
  'the seats of a group': { role: 'coordinator', address: '/workspace/measures/1/seats' },
  'the seats of a club': { role: 'coordinator', address: '/workspace/measures/7/seats' },
  'the seats of an intake': { role: 'coordinator', address: '/workspace/measures/21/seats' },
  'the seats as a provider sees them': { role: 'provider', address: '/workspace/measures/33/seats' },
  'the people of a project': { role: 'coordinator', address: '/workspace/projects/S39522/participants' },
  'mending what is told of a person': { role: 'coordinator', address: '/workspace/projects/S39522/participants/1' },
  'a seat with an offer': { role: 'coordinator', address: '/workspace/measures/7/seats/88' },
  'a seat with a package': { role: 'coordinator', address: '/workspace/measures/15/seats/165' },
  'a seat with a call-off': { role: 'coordinator', address: '/workspace/measures/16/seats/176' },
  'the announcements of a measure': { role: 'coordinator', address: '/workspace/measures/21/announcements' },
  'announcing a training': { role: 'provider', address: '/workspace/measures/35/announcements/new' },
  'a need': { role: 'coordinator', address: '/workspace/needs/3' },
  'a need that was declined': { role: 'service-expert', address: '/workspace/needs/5' },
  'a tender that is prepared': { role: 'coordinator', address: '/workspace/tenders/5' },
  'a tender that is open': { role: 'coordinator', address: '/workspace/tenders/3' },
  'a tender whose offers are compared': { role: 'coordinator', address: '/workspace/tenders/4' },
  'a joint tender that was decided': { role: 'coordinator', address: '/workspace/tenders/2' },
  'a contract by the student day': { role: 'coordinator', address: '/workspace/contracts/1' },
  'a contract that waits for its signature': { role: 'coordinator', address: '/workspace/contracts/4' },
  'a contract with a tray': { role: 'coordinator', address: '/workspace/contracts/10' },
  'a contract with capacity': { role: 'coordinator', address: '/workspace/contracts/11' },
  'a contract whose provider changed': { role: 'coordinator', address: '/workspace/contracts/13' },
  'a contract of a provider': { role: 'provider', address: '/workspace/contracts/17' },
  'a coordination project as of today': { role: 'coordinator', address: '/workspace/coordination/S39501' },
  'a coordination project as of a day': { role: 'authority', address: '/workspace/coordination/S39501?day=2026-09-01' },
  'the measures that a coordination project carries': {
    role: 'coordinator',
    address: '/workspace/coordination/S39501/measures',
  },
  'demand against capacity': { role: 'coordinator', address: '/workspace/coordination/S39501/demand' },
  'the money of a coordination project': { role: 'coordinator', address: '/workspace/coordination/S39501/money' },
};

/** Every kind of page of the workspace: what it is called, who opens it, and where it is. */
export const workspacePageKinds: Readonly<Record<string, WorkspacePage>> = {
  ...Object.fromEntries(homes),
  ...coordinationPages,
  'the list of own projects': { role: 'coordinator', address: '/workspace/projects' },
  'the list of own projects, narrowed': {
    role: 'coordinator',
    address: '/workspace/projects?q=hanke&state=ended&sort=name%3Areversed',
  },
  'a list in which nothing fits': { role: 'coordinator', address: '/workspace/projects?q=xyzzyx' },
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
  'adding an organisation': { role: 'coordinator', address: '/workspace/sheets/send/new-organisation/one' },
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
