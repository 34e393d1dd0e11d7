import { definePolicy, type Rule } from '#platform/permission/policy.ts';

const naming = {
  administrator: 'own',
  authority: 'own',
  coordinator: 'own',
  'project-worker': 'own',
  'service-expert': 'own',
} as const satisfies Rule;

/**
 * Whom to turn to is looked up across the whole network: that is what it is kept for. Named are contact persons for what one looks
 * after oneself, and one's own colleagues for anything. Row-level security holds to the same.
 */
export const contactPolicy = definePolicy({
  'contact.read': {
    administrator: 'all',
    authority: 'all',
    coordinator: 'all',
    'project-worker': 'all',
    'service-expert': 'all',
    provider: 'own',
    auditor: 'own',
    glass: 'own',
  },
  'contact.name': naming,
  'contact.correct': naming,
});
