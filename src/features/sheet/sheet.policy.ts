import { definePolicy } from '#platform/permission/policy.ts';

const senders = {
  administrator: 'own',
  authority: 'own',
  coordinator: 'own',
  'project-worker': 'own',
  'service-expert': 'own',
  provider: 'own',
} as const;

/** Who may send tables in at all, and see what became of them; of what kind, the room of each kind says. */
export const sheetPolicy = definePolicy({
  'sheet.read': { ...senders, auditor: 'own' },
  'sheet.receive': senders,
  'sheet.settle': senders,
  'sheet.discard': senders,
  'sheet.record': senders,
});
