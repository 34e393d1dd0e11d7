import { definePolicy } from '#platform/permission/policy.ts';

/**
 * Who may do what with a description that is not yet public: projects write, the authority decides. Published descriptions may be
 * read by anybody.
 */
export const descriptionPolicy = definePolicy({
  'description.read': { 'project-worker': 'own', coordinator: 'own', authority: 'own', auditor: 'own' },
  'description.open': { 'project-worker': 'own', coordinator: 'own' },
  'description.edit': { 'project-worker': 'own', coordinator: 'own' },
  'description.submit': { 'project-worker': 'own', coordinator: 'own' },
  'description.discard': { 'project-worker': 'own', coordinator: 'own' },
  'description.return': { authority: 'own' },
  'description.approve': { authority: 'own' },
  'description.publish': { authority: 'own' },
  'description.withdraw': { authority: 'own' },
  // What is imported is public at once: who writes for a project sends a draft to the authority instead.
  'description.import': { administrator: 'own', authority: 'own' },
});

export type DescriptionAct = keyof typeof descriptionPolicy;
