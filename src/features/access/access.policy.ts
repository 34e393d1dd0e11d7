import { definePolicy, type Rule } from '#platform/permission/policy.ts';

/** Whose a project is: they see who broke the glass to it, and may close it again. */
export const projectWatch = { authority: 'own', coordinator: 'own', 'project-worker': 'own' } as const satisfies Rule;

/** Who may say who works in the service, and as what. */
export const accessPolicy = definePolicy({
  'access.read': { administrator: 'all', auditor: 'own' },
  'access.invite': { administrator: 'all' },
  'access.grant': { administrator: 'all' },
  'access.end': { administrator: 'all' },
  'access.withdraw': { administrator: 'all' },
  'access.deactivate': { administrator: 'all' },
  'access.reactivate': { administrator: 'all' },
  'access.remove-second-factor': { administrator: 'all' },
  'access.hand-over-password': { administrator: 'all' },
  // Whoever has a right may let somebody use it for some days.
  'access.deputy': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    provider: 'own',
    auditor: 'own',
  },
  // To read for an hour what one has no right to, with a reason that those read whose project it is.
  'access.break-glass': { authority: 'all', coordinator: 'all', 'project-worker': 'all', 'service-expert': 'all' },
  'access.leave-glass': { authority: 'all', coordinator: 'all', 'project-worker': 'all', 'service-expert': 'all' },
  'access.read-glass': { ...projectWatch, administrator: 'all', 'service-expert': 'own', auditor: 'own' },
  'access.close-glass': { ...projectWatch, administrator: 'all' },
});
