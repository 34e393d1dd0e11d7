import { hasOwnNames, type NamedAreaKind } from '#features/codelist/public.ts';
import type { Version } from '#features/description/public.ts';
import { type DescriptionRecord, factsOf, fieldTitle, formOf, withoutContacts } from '#features/description/public.ts';
import { spellingKey } from '#features/organisation/public.ts';
import {
  factOf,
  figurePairs,
  fundShort,
  isMoney,
  organisationTypeInWords,
  phraseValue,
  priorityValue,
  statusInWords,
} from '#features/search/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { placesInWords } from './area-words.model.ts';
import { type Likeness, likenessOf } from './compare.model.ts';
import { priorityInWords } from './facet-words.model.ts';
import { periodInWords } from './period.model.ts';

type Told = Pick<Version, 'code' | 'fund' | 'period' | 'record'>;

/** One field of several projects; values in the order of the projects, `null` where not told. */
export interface ComparedRow {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (string | null)[];
  readonly likeness: Likeness;
  /** The values are words of the source. */
  readonly isFinnish: boolean;
}

/** Who, when, where and under which part of the programme; fields that no project tells are left out. */
export function factRows(versions: readonly Told[], t: Texts): ComparedRow[] {
  const facts = versions.map(({ record }) => factsOf(record));
  const row = (id: string, label: string, values: readonly (string | null | undefined)[]) =>
    comparedRow(id, label, values, { isFinnish: false });
  const phrase = (id: string, label: string, keyOf: (value: string) => string = phraseValue) =>
    comparedRow(
      id,
      label,
      versions.map(({ record }) => textOf(record.fields[id])),
      { isFinnish: true, keyOf },
    );
  const places = (id: string, label: string, kind: NamedAreaKind) =>
    comparedRow(
      id,
      label,
      versions.map(({ record }) =>
        placesInWords(record.fields[id], kind, t.language)
          .map(({ name }) => name)
          .join(', '),
      ),
      { isFinnish: !hasOwnNames(kind, t.language), keyOf: inAnyOrder },
    );
  return [
    row(
      'fund',
      t('register.facet.fund'),
      versions.map(({ fund }) => fundShort(fund, t)),
    ),
    row(
      'period',
      t('register.facet.period'),
      versions.map(({ period }) => periodInWords(period)),
    ),
    row(
      'status',
      t('register.facet.status'),
      facts.map((told) => told?.status && statusInWords(told.status, t)),
    ),
    row(
      'time',
      t('register.projects.time'),
      facts.map(
        (told) =>
          told?.startsOn &&
          told.endsOn &&
          t('register.project.from-to', { from: t.date(told.startsOn), to: t.date(told.endsOn) }),
      ),
    ),
    row(
      'duration',
      t('register.compare.duration'),
      facts.map((told) => {
        const months = monthsBetween(told?.startsOn, told?.endsOn);
        return months === null ? null : t('register.compare.months', { count: months });
      }),
    ),
    phrase('programmePart', t('register.compare.programme-part')),
    row(
      'priority',
      t('register.facet.priority'),
      versions.map(({ fund, period, record }, index) => {
        const number = facts[index]?.priorityNumber;
        return number ? priorityInWords(priorityValue(fund, period, number), t).text : textOf(record.fields.priority);
      }),
    ),
    phrase('objective', t('register.facet.objective')),
    phrase('projectType', t('register.facet.kind')),
    phrase('authority', t('register.facet.authority')),
    phrase('implementerName', t('register.facet.organisation'), nameKey),
    row(
      'businessId',
      t('register.project.business-id'),
      facts.map((told) => told?.businessId),
    ),
    organisationTypeRow(versions, t),
    row(
      'nationwide',
      t('register.compare.whole-country'),
      versions.map(({ record }) => nationwideInWords(record, t)),
    ),
    places('regions', t('register.facet.region'), 'region'),
    places('subRegions', t('register.facet.subRegion'), 'sub_region'),
    places('municipalities', t('register.facet.municipality'), 'municipality'),
  ].filter(isTold);
}

/** In the reader's words; as the source has them when some type has none. */
function organisationTypeRow(versions: readonly Told[], t: Texts): ComparedRow {
  const types = versions.map(({ record }) => {
    const printed = textOf(record.fields.organisationType);
    return printed === null ? null : organisationTypeInWords(printed, t);
  });
  return comparedRow(
    'organisationType',
    t('register.facet.organisationType'),
    types.map((type) => type?.text),
    { isFinnish: types.some((type) => type?.lang === 'fi') },
  );
}

const textFields = [
  'plannedSummary',
  'goalsText',
  'directTargetGroups',
  'indirectTargetGroups',
  'communicationPlan',
  'disseminationPlan',
  'finalReportSummary',
];

/** The long texts, each under the title that the form of the first project that has it gives it. */
export function textRows(versions: readonly Told[], t: Texts): ComparedRow[] {
  return textFields
    .map((id) => {
      const first = versions.find(({ record }) => textOf(record.fields[id]) !== null);
      const label = first ? fieldTitle(formOf(first.record), id, t.language) : id;
      return comparedRow(
        id,
        label,
        versions.map(({ record }) => guardedText(record.fields[id])),
        { isFinnish: true },
      );
    })
    .filter(isTold);
}

/** Texts beside each other stand outside their project's own page, so they have no e-mails and telephones. */
function guardedText(value: unknown): string | null {
  const text = textOf(value);
  return text === null ? null : withoutContacts(text);
}

/**
 * Planned beside realised for each figure that is above nought in some project, a row for each project. Figures of different forms that
 * mean the same stand together: persons of 2007–2013 and participating persons of 2014–2020.
 */
export function figureRows(versions: readonly Told[]) {
  const facts = versions.map(({ code, record }) => ({ code, told: factsOf(record) }));
  const pairs = [...figurePairs]
    .sort((a, b) => Number(isMoney(b.planned)) - Number(isMoney(a.planned)))
    .map(({ id, planned, realised }) => ({
      id,
      isMoney: isMoney(planned),
      rows: facts.map(({ code, told }) => ({
        label: code,
        planned: told?.[factOf(planned)] ?? null,
        realised: told?.[factOf(realised)] ?? null,
      })),
    }));
  return pairs.filter(({ rows }) => rows.some(({ planned, realised }) => planned || realised));
}

interface Reading {
  readonly isFinnish: boolean;
  /** What must be alike for values to be the same; the value itself unless given. */
  readonly keyOf?: (value: string) => string;
}

function comparedRow(
  id: string,
  label: string,
  values: readonly (string | null | undefined)[],
  { isFinnish, keyOf = (value) => value }: Reading,
): ComparedRow {
  const told = values.map((value) => value || null);
  return { id, label, values: told, likeness: likenessOf(told.map((value) => value && keyOf(value))), isFinnish };
}

/** The lists print a dash as `?`. */
function nameKey(name: string): string {
  return spellingKey(name.replaceAll('?', '-'));
}

function inAnyOrder(names: string): string {
  return names.split(', ').toSorted().join(', ');
}

/** A form that names regions and does not tick the whole country says that it is not nationwide. */
function nationwideInWords({ fields }: DescriptionRecord, t: Texts): string | null {
  if (fields.nationwide === true) return t('register.project.yes');
  return textOf(fields.regions) === null ? null : t('register.project.no');
}

function isTold({ values }: ComparedRow): boolean {
  return values.some((value) => value !== null);
}

/** The text of a value that is a text or a list of texts. */
function textOf(value: DescriptionRecord['fields'][string]): string | null {
  if (typeof value === 'string') return value || null;
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join(', ') || null : null;
}

/** Whole months that a project runs, a begun month counted. */
function monthsBetween(startsOn?: string | null, endsOn?: string | null): number | null {
  if (!startsOn || !endsOn) return null;
  const [from, to] = [new Date(startsOn), new Date(endsOn)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return Math.max(0, months + (to.getUTCDate() >= from.getUTCDate() ? 1 : 0));
}
