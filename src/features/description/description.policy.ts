import { definePolicy } from '#platform/permission/policy.ts';

/**
 * Who may do what with a description that is not yet public: projects write, the authority decides. Published descriptions may be
 * read by anybody.
 */
export const descriptionPolicy = definePolicy({
  'description.read': {
    'project-worker': 'own',
    coordinator: 'own',
    authority: 'own',
    auditor: 'own',
    glass: 'own',
  },
  'description.open': { 'project-worker': 'own', coordinator: 'own' },
  'description.edit': { 'project-worker': 'own', coordinator: 'own' },
  'description.submit': { 'project-worker': 'own', coordinator: 'own' },
  'description.discard': { 'project-worker': 'own', coordinator: 'own' },
  // Who writes for one project can begin any code that the register does not know, and so keep others from it.
  'description.release': { authority: 'own' },
  'description.return': { authority: 'own' },
  'description.approve': { authority: 'own' },
  'description.publish': { authority: 'own' },
  'description.withdraw': { authority: 'own' },
  // What is imported is public at once: who writes for a project sends a draft to the authority instead.
  'description.import': { administrator: 'own', authority: 'own' },
  'import.read': { administrator: 'own', authority: 'own', auditor: 'own' },
});

export type DescriptionAct = keyof typeof descriptionPolicy;
