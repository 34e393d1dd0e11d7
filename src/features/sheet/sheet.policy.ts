import { definePolicy } from '#platform/permission/policy.ts';

/** Who may send tables in at all, and see what became of them; of what kind, the room of each kind says. */
export const sheetPolicy = definePolicy({
  'sheet.read': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    provider: 'own',
    auditor: 'own',
  },
  'sheet.receive': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    provider: 'own',
  },
  'sheet.settle': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    provider: 'own',
  },
  'sheet.discard': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    provider: 'own',
  },
  'sheet.record': {
    administrator: 'own',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    provider: 'own',
  },
});
