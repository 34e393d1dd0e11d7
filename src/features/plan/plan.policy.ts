import { definePolicy } from '#platform/permission/policy.ts';

const read = {
  administrator: 'all',
  authority: 'own',
  coordinator: 'own',
  'project-worker': 'own',
  'service-expert': 'own',
  auditor: 'own',
  glass: 'own',
} as const;

const write = { coordinator: 'own', 'project-worker': 'own' } as const;
const decide = { authority: 'own', coordinator: 'own' } as const;
const keepDays = { authority: 'own', coordinator: 'own', 'project-worker': 'own' } as const;

/**
 * Who may do what with the plan of a project. Projects write; a decision is recorded by the authority, or by the coordinator to whom
 * it was sent. In 2007–2013 the authority classes a project, since 2014 the applicant states its principles.
 */
export const planPolicy = definePolicy({
  'plan.read': read,
  'plan.begin': write,
  'plan.edit': write,
  'plan.set-targets': write,
  'plan.discard': write,
  'plan.state-principles': write,
  'plan.classify': { authority: 'own' },
  'plan.decide': decide,
  'plan.withdraw': decide,
  'milestone.read': read,
  'milestone.add': keepDays,
  'milestone.edit': keepDays,
  'milestone.finish': keepDays,
  'milestone.reopen': keepDays,
  'milestone.drop': keepDays,
});

export type PlanAct = keyof typeof planPolicy;
