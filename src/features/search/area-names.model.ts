import type { Area } from '#features/codelist/public.ts';

/** Areas by the facet that they are values of, and by code. */
export type AreaNames = Readonly<Record<'region' | 'subRegion' | 'municipality', ReadonlyMap<string, Area>>>;
