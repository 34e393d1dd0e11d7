import { definePolicy } from '#platform/permission/policy.ts';

/** Who may add to the register of organisations, which belongs to nobody in particular. */
export const organisationPolicy = definePolicy({
  'organisation.record': { administrator: 'all', authority: 'all' },
  // New ones and new units of known ones, as daily work needs them; never another name for one that is known.
  'organisation.add': { administrator: 'all', authority: 'all', coordinator: 'all' },
});
