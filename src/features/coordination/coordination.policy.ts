import { definePolicy } from '#platform/permission/policy.ts';

/** Who looks over all projects that a coordination project carries. The tenders of all of them show, so only those who may see tenders. */
export const coordinationPolicy = definePolicy({
  'coordination.read': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    auditor: 'own',
    glass: 'own',
  },
});
