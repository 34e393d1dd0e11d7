import { definePolicy } from '#platform/permission/policy.ts';

const readers = {
  administrator: 'own',
  authority: 'own',
  coordinator: 'own',
  'project-worker': 'own',
  'service-expert': 'own',
  provider: 'own',
  auditor: 'own',
  glass: 'own',
} as const;

/** Whoever runs a measure says when it meets and who works in it, and so do those whose measure it is. */
const planners = { coordinator: 'own', 'project-worker': 'own', provider: 'own' } as const;

/** Who sees and plans the sessions of measures, and who works in them. */
export const sessionPolicy = definePolicy({
  'measure-session.read': readers,
  'measure-session.plan': planners,
  'measure-session.cancel': planners,
  'measure-session.restore': planners,
  'measure-staff.read': readers,
  'measure-staff.name': planners,
});
