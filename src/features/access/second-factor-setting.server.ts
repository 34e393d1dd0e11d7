import { EnvironmentFailure } from '#platform/environment-failure.ts';

/**
 * Whether whoever signs in with a password must have a second factor too: the operator's KOORDI_SECOND_FACTOR. Throws
 * `EnvironmentFailure`.
 */
export function findSecondFactorRule(env: Readonly<Record<string, string | undefined>>): boolean {
  const rule = env.KOORDI_SECOND_FACTOR?.trim() || 'optional';
  if (rule === 'required' || rule === 'optional') return rule === 'required';
  throw new EnvironmentFailure(`KOORDI_SECOND_FACTOR is '${rule}': expected 'required' or 'optional'.`);
}
