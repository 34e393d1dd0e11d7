import type { DescriptionRecord } from './record.model.ts';

/** A project as lists show it: what the version in force tells. Sums in cents, dates ISO. */
export interface ProjectSummary {
  readonly code: string;
  readonly name: string;
  readonly fund: string;
  readonly period: string;
  readonly status: string | null;
  readonly authority: string | null;
  readonly implementerName: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly grantedEuStateCents: number | null;
}

/** One version of a project, whole. */
export interface Version extends VersionSummary {
  readonly code: string;
  readonly record: DescriptionRecord;
}

/** A version without its record. */
export interface VersionSummary {
  readonly id: number;
  readonly form: string;
  readonly isFull: boolean;
  readonly isTruncated: boolean;
  readonly name: string;
  readonly fund: string;
  readonly period: string;
  readonly status: string | null;
  readonly knownOn: string;
  readonly knownBasis: 'stated' | 'content' | 'received';
  readonly recordedAt: Date;
  readonly sourceName: string;
  readonly sourceMediaType: 'text/plain' | 'text/html' | 'application/pdf' | 'text/csv';
  readonly sourceLine: number | null;
  readonly sourceSha256: string;
  /** First and last-but-one day of telling; both `null` when the version only confirms the one before it. */
  readonly inForceFrom: string | null;
  readonly inForceUntil: string | null;
  /** The authority that published a version written here; `null` for one that was imported. */
  readonly publishedBy: string | null;
  /** How many other sources tell the same. */
  readonly sightings: number;
}

/** A project with the sums and numbers that are added up over several projects. Sums in cents; `null` where not told. */
export interface ToldProject extends ProjectSummary {
  readonly realisedEuStateCents: number | null;
  readonly personsPlanned: number | null;
  readonly personsRealised: number | null;
}
