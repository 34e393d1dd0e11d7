import { definePolicy } from '#platform/permission/policy.ts';

/** Who may add people to a project. What is shown of them, the rooms say whose pages show it. */
export const participantPolicy = definePolicy({
  'participant.record': { coordinator: 'own', 'project-worker': 'own', 'service-expert': 'own' },
});
