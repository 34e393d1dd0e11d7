import { definePolicy, type Rule } from '#platform/permission/policy.ts';

const keeping = { authority: 'own', coordinator: 'own', 'project-worker': 'own' } as const satisfies Rule;

/** Who may read of the bodies of a project, and who keeps them. */
export const bodyPolicy = definePolicy({
  'body.read': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    auditor: 'own',
    glass: 'own',
  },
  'body.set-up': keeping,
  'body.correct': keeping,
  'body.appoint': keeping,
  'body.convene': keeping,
  // What became of a meeting: held or cancelled, its items, decisions and minutes.
  'body.record': keeping,
});
