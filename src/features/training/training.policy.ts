import { definePolicy } from '#platform/permission/policy.ts';

const announcers = { coordinator: 'own', 'project-worker': 'own', provider: 'own' } as const;

/** Who sees where trainings were announced, and who records it. Open trainings themselves are seen by everybody. */
export const trainingPolicy = definePolicy({
  'announcement.read': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    provider: 'own',
    auditor: 'own',
    glass: 'own',
  },
  'announcement.record': announcers,
  'announcement.strike': announcers,
});
