import type { AreaEntry } from './area.model.ts';

/** An area of either list; one read from the database has null where one read from a file has nothing. */
type ComparableArea = { readonly [field in keyof AreaEntry]: AreaEntry[field] | null } & { readonly code: string };

/** One field of one area that differs between two lists. */
export interface AreaFieldChange {
  readonly code: string;
  readonly field: keyof AreaEntry;
  readonly from: string;
  readonly to: string;
}

/** What a list changes in the one before it; `added` and `removed` are codes. */
export interface AreaListChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly AreaFieldChange[];
  /** Areas in both lists with nothing changed. */
  readonly sameCount: number;
}

const comparedFields = [
  'nameFi',
  'nameSv',
  'regionCode',
  'subRegionCode',
  'elyCentreCode',
  'vitalityCentreCode',
  'employmentAreaCode',
] as const satisfies readonly (keyof AreaEntry)[];

/** Compares two lists of one kind by code. What only one of them tells of an area is no change. */
export function changeOfAreaList(before: readonly ComparableArea[], after: readonly ComparableArea[]): AreaListChange {
  const old = new Map(before.map((area) => [area.code, area]));
  const kept = new Set(after.map(({ code }) => code));
  const changes = after.map((area) => changesOfArea(old.get(area.code), area));
  return {
    added: after.filter(({ code }) => !old.has(code)).map(({ code }) => code),
    removed: before.filter(({ code }) => !kept.has(code)).map(({ code }) => code),
    changed: changes.flat(),
    sameCount: after.filter(({ code }, index) => old.has(code) && changes[index]?.length === 0).length,
  };
}

function changesOfArea(before: ComparableArea | undefined, after: ComparableArea): AreaFieldChange[] {
  return comparedFields.flatMap((field) => {
    const from = before?.[field];
    const to = after[field];
    return from && to && from !== to ? [{ code: after.code, field, from, to }] : [];
  });
}
