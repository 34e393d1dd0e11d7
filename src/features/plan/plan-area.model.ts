import { joinSplitNames, type NamedAreaKind, nameOfArea, resolveAreaName } from '#features/codelist/public.ts';
import type { Finding } from '#features/sheet/public.ts';
import type { Language } from '#platform/i18n/language.ts';
import { type PlanArea, planAreaKinds } from './plan.model.ts';

/** The field of the form in which areas of a kind are written, one a line or parted by commas. */
export const areaFields = {
  region: 'regions',
  sub_region: 'subRegions',
  municipality: 'municipalities',
} as const satisfies Record<NamedAreaKind, string>;

type AreaTexts = Readonly<Record<(typeof areaFields)[NamedAreaKind], string | null>>;

/** Names that no list of areas knows, each a finding at its field. */
export function areaFindings(texts: AreaTexts): Finding[] {
  return planAreaKinds.flatMap((kind): Finding[] => {
    const column = areaFields[kind];
    const unknown = namesIn(texts[column], kind).filter((name) => !resolveAreaName(name, kind));
    return unknown.length === 0 ? [] : [{ key: 'plan.fault.area', column, details: { names: unknown.join(', ') } }];
  });
}

/** The areas that a form names, each once; `areaFindings` has found nothing. */
export function areasOfTexts(texts: AreaTexts): Pick<PlanArea, 'kind' | 'code'>[] {
  return planAreaKinds.flatMap((kind) => {
    const codes = namesIn(texts[areaFields[kind]], kind).flatMap((name) => resolveAreaName(name, kind)?.code ?? []);
    return [...new Set(codes)].map((code) => ({ kind, code }));
  });
}

function namesIn(text: string | null, kind: NamedAreaKind): string[] {
  const tokens = (text ?? '').split(/[\n,;]/).map((token) => token.trim());
  return joinSplitNames(
    tokens.filter((token) => token !== ''),
    kind,
  );
}

/** How a form writes areas: their Finnish names, one a line. */
export function textsOfAreas(areas: readonly PlanArea[]): AreaTexts {
  const text = (kind: NamedAreaKind) => areaNames(areas, kind, 'fi').join('\n') || null;
  return { regions: text('region'), subRegions: text('sub_region'), municipalities: text('municipality') };
}

/** What the areas of a kind are called, in the order of the alphabet. */
export function areaNames(areas: readonly PlanArea[], kind: NamedAreaKind, language: Language): string[] {
  return areas
    .filter((area) => area.kind === kind)
    .map((area) => nameOfArea(kind, area, language))
    .toSorted((a, b) => a.localeCompare(b, language));
}
