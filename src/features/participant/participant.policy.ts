import { definePolicy } from '#platform/permission/policy.ts';

const keepers = { coordinator: 'own', 'project-worker': 'own', 'service-expert': 'own' } as const;

/** Who may add people to a project, see them as numbers, and mend what is told of them. */
export const participantPolicy = definePolicy({
  'participant.read': { ...keepers, authority: 'own', auditor: 'own', glass: 'own' },
  'participant.record': keepers,
  'participant.correct': keepers,
});
