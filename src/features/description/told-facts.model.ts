import type { Facts } from './fact.model.ts';

/** The facts of a version that the register tells, or told on some day. */
export interface ToldFacts extends Omit<Facts, 'businessId' | 'programmePart'> {
  readonly versionId: number;
  /** For a row of a project list, the description before it, which goes on telling what lists do not tell. */
  readonly describedVersionId: number | null;
  /** First day of telling (ISO); `null` when the version only confirms another and is told on no day. */
  readonly inForceFrom: string | null;
  /** The first day on which it is told no more; `null` while it is told. */
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
