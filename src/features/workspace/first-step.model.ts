import type { Role } from '#platform/permission/actor.ts';

/** Where each first step is taken, behind the language. */
const addresses = {
  invite: '/workspace/invitations/new',
  import: '/workspace/imports',
  sheets: '/workspace/sheets',
  projects: '/workspace/projects',
  needs: '/workspace/needs',
  measures: '/workspace/measures',
  describe: '/workspace/descriptions/new',
  review: '/workspace/descriptions',
  audit: '/workspace/audit',
  anchors: '/workspace/audit/anchors',
  deputies: '/workspace/deputies',
  preferences: '/workspace/preferences',
  account: '/workspace/account',
} as const;

export type FirstStep = keyof typeof addresses;

/** What each role does first, in this order. */
const stepsOfRole: Readonly<Record<Role, readonly FirstStep[]>> = {
  administrator: ['import', 'invite', 'sheets'],
  authority: ['review', 'import', 'projects', 'deputies'],
  coordinator: ['projects', 'describe', 'deputies'],
  'project-worker': ['projects', 'describe'],
  'service-expert': ['needs', 'measures', 'projects'],
  provider: ['measures'],
  auditor: ['audit', 'anchors', 'projects'],
};

/** Whatever the role. */
const stepsOfAll: readonly FirstStep[] = ['preferences', 'account'];

/** What somebody with these roles does first, each step once. */
export function firstSteps(roles: readonly Role[]): { readonly step: FirstStep; readonly href: string }[] {
  const steps = new Set([...roles.flatMap((role) => stepsOfRole[role]), ...stepsOfAll]);
  return [...steps].map((step) => ({ step, href: addresses[step] }));
}
