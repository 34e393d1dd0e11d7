import { definePolicy, type Rule } from '#platform/permission/policy.ts';

/** Whose a project is: they see who broke the glass to it, and may close it again. */
export const projectWatch = { authority: 'own', coordinator: 'own', 'project-worker': 'own' } as const satisfies Rule;

/** Who may say who works in the service, and as what. */
export const accessPolicy = definePolicy({
  'access.read': { administrator: 'all', auditor: 'own' },
  // Never as a deputy, who could make the lent right one's own; the database holds to it too.
  'access.invite': { administrator: 'in-person' },
  'access.grant': { administrator: 'in-person' },
  'access.end': { administrator: 'in-person' },
  'access.withdraw': { administrator: 'in-person' },
  'access.deactivate': { administrator: 'in-person' },
  'access.reactivate': { administrator: 'in-person' },
  'access.remove-second-factor': { administrator: 'in-person' },
  'access.hand-over-password': { administrator: 'in-person' },
  'access.withdraw-password': { administrator: 'in-person' },
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
