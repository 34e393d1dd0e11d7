import { definePolicy } from '#platform/permission/policy.ts';

/** Who may read what was done: of everything, or of one's own projects. */
export const auditPolicy = definePolicy({
  'audit.read': { administrator: 'own', authority: 'own', coordinator: 'own', auditor: 'own' },
});
