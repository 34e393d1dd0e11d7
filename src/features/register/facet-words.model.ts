import { type Area, type NamedAreaKind, nameOfArea } from '#features/codelist/public.ts';
import type { AreaNames } from '#features/search/public.ts';
import {
  type FacetId,
  type FigureId,
  finnishWording,
  fundShort,
  isMoney,
  kindInWords,
  moneyBands,
  nationwide,
  notTold,
  organisationTypeInWords,
  personsBands,
  type Selection,
  severalRegions,
  statusInWords,
  themes,
  type Wording,
} from '#features/search/public.ts';
import { hasText, type PlainTextKey, type Texts } from '#platform/i18n/texts.ts';
import { periodInWords } from './period.model.ts';

/** What is needed to put values of facets into words. */
export interface FacetContext {
  readonly t: Texts;
  readonly areas: AreaNames;
  readonly printed: Selection['printed'];
  /** Names of organisations, by value of the facet. */
  readonly organisations: ReadonlyMap<string, string>;
}

/** A value of a facet as people say it; phrases that no language of ours has a word for stand as they were printed. */
export function valueInWords(facet: FacetId, value: string, context: FacetContext): Wording {
  const { t } = context;
  if (value === notTold) return { text: t('register.facet.none') };
  if (value === nationwide) return { text: t('register.facet.nationwide') };
  if (value === severalRegions) return { text: t('register.facet.several') };
  switch (facet) {
    case 'fund':
      return { text: fundInWords(value, t) };
    case 'period':
      return { text: periodInWords(value) };
    case 'priority':
      return priorityInWords(value, t);
    case 'theme':
      return { text: themes.some((theme) => theme === value) ? t(`register.theme.${value}` as PlainTextKey) : value };
    case 'region':
    case 'within':
      return { text: areaInWords('region', context.areas.region.get(value), t) ?? value };
    case 'subRegion':
      return { text: areaInWords('sub_region', context.areas.subRegion.get(value), t) ?? value };
    case 'municipality':
      return { text: areaInWords('municipality', context.areas.municipality.get(value), t) ?? value };
    case 'status': {
      const printed = context.printed(facet, value);
      return { text: printed ? statusInWords(printed, t) : value };
    }
    case 'money':
      return { text: moneyBandInWords(value, t) };
    case 'persons':
      return { text: personsBandInWords(value, t) };
    case 'startYear':
      return { text: value };
    case 'organisation':
      return finnishWording(context.organisations.get(value) ?? value, t);
    case 'organisationType':
      return organisationTypeInWords(context.printed(facet, value) ?? value, t);
    case 'kind':
      return kindInWords(context.printed(facet, value) ?? value, t);
    case 'authority':
    case 'objective':
      return finnishWording(context.printed(facet, value) ?? value, t);
  }
}

/** `EU ja valtio, myönnetty`. */
export function figureInWords(figure: FigureId, t: Texts): string {
  return t(`register.figure.${figure}`);
}

/** A figure with its unit: euros for money, a plain number for the rest. */
export function amountInWords(figure: FigureId, amount: number, t: Texts): string {
  return isMoney(figure) ? t.euro(amount) : t.number(amount);
}

function areaInWords(kind: NamedAreaKind, area: Area | undefined, t: Texts): string | undefined {
  return area && nameOfArea(kind, area, t.language);
}

const fundTexts: Readonly<Record<string, PlainTextKey>> = {
  ESR: 'register.fund.esr',
  EAKR: 'register.fund.eakr',
  'ESR+': 'register.fund.esf-plus',
};

function fundInWords(fund: string, t: Texts): string {
  const key = fundTexts[fund];
  return key ? t(key) : fund;
}

/** `ESR-2007-2013-2` → `ESR 2007–2013, 2: Työllistyminen …`. */
export function priorityInWords(value: string, t: Texts): Wording {
  const [, fund = '', period = '', number = ''] = /^(.+)-(\d{4}-\d{4})-(\d+)$/.exec(value) ?? [];
  if (!number) return { text: value };
  const keys = [`${fund.toLowerCase()}-${period}-${number}`, `${period}-${number}`];
  const key = keys.map((candidate) => `register.priority.p-${candidate}`).find((candidate) => hasText(candidate));
  const named = { fund: fundShort(fund, t), period: periodInWords(period), number };
  return key
    ? { text: t('register.priority.named', { ...named, name: t(key as PlainTextKey) }) }
    : { text: t('register.priority.unnamed', named) };
}

function moneyBandInWords(value: string, t: Texts): string {
  if (!moneyBands.includes(value)) return value;
  const [from = '', to = ''] = value.split('-');
  const euros = (amount: string) => t.euro(Number(amount) * 100);
  if (!to) return t('register.facet.money-from', { from: euros(from) });
  if (from === '0') return t('register.facet.money-below', { to: euros(to) });
  return t('register.facet.money-between', { from: euros(from), to: euros(to) });
}

function personsBandInWords(value: string, t: Texts): string {
  if (!personsBands.includes(value)) return value;
  const [from = '', below = ''] = value.split('-');
  if (!below) return t('register.facet.persons-from', { from: t.number(Number(from)) });
  if (below === '1') return t('register.facet.persons-nobody');
  return t('register.facet.persons-between', { from: t.number(Number(from)), to: t.number(Number(below) - 1) });
}
