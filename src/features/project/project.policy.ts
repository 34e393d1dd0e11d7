import { definePolicy } from '#platform/permission/policy.ts';

/** Who may read of a project what those know who carry it out, and who prepares and keeps it. */
export const projectPolicy = definePolicy({
  'project.read': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    auditor: 'own',
    glass: 'own',
  },
  'project.create': { authority: 'own', coordinator: 'own' },
  'project.edit': { authority: 'own', coordinator: 'own' },
  'project.give-code': { authority: 'own', coordinator: 'own' },
  'project.discard': { authority: 'own', coordinator: 'own' },
  'project.set-status': { authority: 'own', coordinator: 'own' },
  'project.correct-status': { authority: 'own', coordinator: 'own' },
  'project.take-back-status': { authority: 'own', coordinator: 'own' },
  'project.bind': { authority: 'own', coordinator: 'own' },
  'project.unbind': { authority: 'own', coordinator: 'own' },
});
