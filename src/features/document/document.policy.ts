import { definePolicy } from '#platform/permission/policy.ts';

/** Who may read the documents of a project, and who keeps them. Row-level security holds to the same reach. */
export const documentPolicy = definePolicy({
  'document.read': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    auditor: 'own',
    glass: 'own',
  },
  // Those that are meant for whoever answers for the project or audits it.
  'document.read-restricted': { administrator: 'own', authority: 'own', coordinator: 'own', auditor: 'own' },
  'document.add': { authority: 'own', coordinator: 'own', 'project-worker': 'own' },
  'document.add-version': { authority: 'own', coordinator: 'own', 'project-worker': 'own' },
  'document.correct': { authority: 'own', coordinator: 'own', 'project-worker': 'own' },
  'document.remove-file': { authority: 'own', coordinator: 'own' },
  // A version for everybody, on the public page of the project, and taking it back.
  'document.publish': { authority: 'own', coordinator: 'own' },
  'document.withdraw': { authority: 'own', coordinator: 'own' },
});
