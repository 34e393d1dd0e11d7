import type { Version } from '#features/description/public.ts';
import { type DescriptionRecord, factsOf, fieldTitle, formOf } from '#features/description/public.ts';
import { factOf, figurePairs, isMoney } from '#features/search/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { type Likeness, likenessOf } from './compare.model.ts';
import { periodInWords, statusInWords } from './status.model.ts';

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
  const row = (id: string, label: string, values: readonly (string | null | undefined)[], isFinnish = false) =>
    comparedRow(id, label, values, isFinnish);
  const field = (id: string, label: string) =>
    row(
      id,
      label,
      versions.map(({ record }) => textOf(record.fields[id])),
      true,
    );
  return [
    row(
      'fund',
      t('register.facet.fund'),
      versions.map(({ fund }) => fund),
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
    field('programmePart', t('register.compare.programme-part')),
    field('priority', t('register.facet.priority')),
    field('objective', t('register.facet.objective')),
    field('projectType', t('register.facet.kind')),
    field('authority', t('register.facet.authority')),
    field('implementerName', t('register.facet.organisation')),
    row(
      'businessId',
      t('register.project.business-id'),
      facts.map((told) => told?.businessId),
    ),
    field('organisationType', t('register.facet.organisationType')),
    row(
      'nationwide',
      t('register.compare.whole-country'),
      versions.map(({ record }) => (record.fields.nationwide === true ? t('register.project.yes') : null)),
    ),
    field('regions', t('register.facet.region')),
    field('subRegions', t('register.facet.subRegion')),
    field('municipalities', t('register.facet.municipality')),
  ].filter(isTold);
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
        versions.map(({ record }) => textOf(record.fields[id])),
        true,
      );
    })
    .filter(isTold);
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

function comparedRow(
  id: string,
  label: string,
  values: readonly (string | null | undefined)[],
  isFinnish: boolean,
): ComparedRow {
  const told = values.map((value) => value || null);
  return { id, label, values: told, likeness: likenessOf(told), isFinnish };
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
