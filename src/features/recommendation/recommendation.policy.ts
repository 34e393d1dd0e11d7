import { definePolicy, type Rule } from '#platform/permission/policy.ts';

/** Those who edit the project itself. */
const keeping = { authority: 'own', coordinator: 'own' } as const satisfies Rule;

/** Who may read what a project recommends, and who keeps it. Row-level security holds to the same reach. */
export const recommendationPolicy = definePolicy({
  'recommendation.read': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    auditor: 'own',
    glass: 'own',
  },
  'recommendation.give': keeping,
  'recommendation.correct': keeping,
  // What became of it: an answer, or that it is carried out.
  'recommendation.set-status': keeping,
});
