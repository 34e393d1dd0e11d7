import {
  municipalityEntriesOn,
  type NamedAreaKind,
  resolveAreaName,
  subRegionEntriesOn,
} from '#features/codelist/public.ts';

/** Where a project works, as codes of regions in their order; `all` for the whole country. */
export type RegionsOnMap = readonly string[] | 'all';

/**
 * The regions that a record names. Where it names none, those in which its sub-regions and municipalities lie. Names that are
 * not known are not on the map; empty when nothing is.
 */
export function regionsOnMap(fields: Readonly<Record<string, unknown>>): RegionsOnMap {
  if (fields.nationwide === true) return 'all';
  const named = codesOf(fields.regions, 'region');
  if (named.length > 0) return named;
  const narrower = [
    ...regionsOfNarrower(codesOf(fields.subRegions, 'sub_region'), subRegionEntriesOn(today)),
    ...regionsOfNarrower(codesOf(fields.municipalities, 'municipality'), municipalityEntriesOn(today)),
  ];
  return [...new Set(narrower)].sort();
}

/** Any day after the last change of the divisions that Koordi knows. */
const today = '9999-12-31';

function codesOf(names: unknown, kind: NamedAreaKind): string[] {
  if (!Array.isArray(names)) return [];
  const codes = names.flatMap((name) => (typeof name === 'string' ? (resolveAreaName(name, kind)?.code ?? []) : []));
  return [...new Set(codes)].sort();
}

function regionsOfNarrower(
  codes: readonly string[],
  entries: readonly { readonly code: string; readonly regionCode?: string }[],
): string[] {
  return entries.flatMap(({ code, regionCode }) => (regionCode && codes.includes(code) ? regionCode : []));
}
