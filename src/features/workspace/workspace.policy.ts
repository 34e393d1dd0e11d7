import { definePolicy } from '#platform/permission/policy.ts';

/** Who has projects of their own to look at. What may be done with them, the rooms of each thing say. */
export const workspacePolicy = definePolicy({
  'project.list': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    provider: 'own',
    auditor: 'own',
    glass: 'own',
  },
});
