import type { Facts } from './fact.model.ts';

/** The facts of a version that the register tells, or told on some day. */
export interface ToldFacts extends Omit<Facts, 'businessId' | 'programmePart'> {
  readonly versionId: number;
  /** First day of telling (ISO), and the first day on which it is told no more; `null` while it is told. */
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
  /** Codes of the areas named, by kind: `region`, `sub_region`, `municipality`; separated by commas. */
  readonly regionCodes: string | null;
  readonly subRegionCodes: string | null;
  readonly municipalityCodes: string | null;
  /** The implementer, as a unit of an organisation. */
  readonly implementerUnitId: number | null;
}
