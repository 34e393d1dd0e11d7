import { type NamedAreaKind, resolveAreaName } from '#features/codelist/public.ts';
import { isBusinessId, normaliseBusinessId } from '#features/organisation/public.ts';
import type { TextKey } from '#platform/i18n/texts.ts';
import { earliestKnownOn, type Facts, factsKey, factsOf } from './fact.model.ts';
import { fieldsOf } from './form.model.ts';
import { isUnread, type Partner } from './kind.model.ts';
import { printText } from './printing.model.ts';
import { countBySeverity } from './problem.model.ts';
import { type ProjectList, readProjectList } from './project-list-reading.model.ts';
import { readDescription } from './reading.model.ts';
import { type DescriptionRecord, unrecognisedForm } from './record.model.ts';
import { judge, judgeValues } from './rules.model.ts';

/** One telling of one project, ready to become a version. */
export interface ImportItem {
  readonly facts: Facts;
  readonly record: DescriptionRecord;
  /** A whole description; false for a list row. */
  readonly isFull: boolean;
  /** Line of the list, from 1. */
  readonly sourceLine: number | null;
  readonly known: Known;
  /** What the content's digest is taken of. */
  readonly digested: string;
  readonly factsKey: string;
  readonly problems: Readonly<Record<'error' | 'warning' | 'note', number>>;
  readonly areas: readonly ItemArea[];
  readonly parties: readonly ItemParty[];
}

/** The day from which a source can have been known, and what says so. */
export interface Known {
  readonly on: string;
  readonly basis: 'stated' | 'content' | 'received';
}

export interface ItemArea {
  readonly kind: NamedAreaKind;
  readonly printedName: string;
  readonly code: string | null;
}

export interface ItemParty {
  readonly role: 'implementer' | 'partner' | 'transfer_recipient' | 'contractor';
  readonly printedName: string;
  readonly businessId: string | null;
}

/** Something of a source that was not taken in, and why. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly line?: number | undefined;
  readonly details: Readonly<Record<string, string>>;
}

export type RefusalReason = TextKey extends infer K
  ? K extends `description.refusal.${infer R}.found`
    ? R
    : never
  : never;

export interface SourceContent {
  /** Made one by one as they are asked for: a list may have very many. */
  readonly items: Iterable<ImportItem>;
  readonly refusals: readonly Refusal[];
}

/** When the import happens and what the importer says about the age of the sources. */
export interface ImportMoment {
  /** ISO date of the import. */
  readonly today: string;
  /** The day that the importer states for all sources; else it is concluded from their content. */
  readonly knownOn?: string | undefined;
}

/** The one project of an official description. */
export function itemOfDescription(text: string, moment: ImportMoment): SourceContent {
  if (text.trim() === '') return refused('empty', {});
  const reading = readDescription(text);
  if (reading.record.form === unrecognisedForm.id) {
    return refused('notADescription', { found: reading.problems[0]?.details.found?.toString() ?? '' });
  }
  const facts = factsOf(reading.record);
  if (!facts) return refused('noCode', {}, reading.lines.get('code'));
  const hasFinalReport = typeof reading.record.fields.finalReportSummary === 'string';
  const concluded = earliestKnownOn(facts, hasFinalReport, moment.today);
  return {
    refusals: [],
    items: [
      itemOf(reading.record, facts, {
        isFull: true,
        sourceLine: null,
        known: knownFrom(concluded, moment),
        digested: printText(reading.record),
        problems: countBySeverity(judge(reading)),
      }),
    ],
  };
}

/** The projects of a project list. The whole list is as old as the youngest thing that any of its rows tells. */
export function itemsOfList(text: string, moment: ImportMoment): SourceContent {
  const read = readProjectList(text);
  if (!read) return refused('notAList', { found: text.slice(0, 200).split('\n')[0] ?? '' });
  const rows = read.rows.map((row) => ({ row, facts: row.record && factsOf(row.record) }));
  const days = rows.flatMap(({ facts }) => (facts && earliestKnownOn(facts, false, moment.today)) ?? []);
  const known = knownFrom(
    days.reduce<string | undefined>((latest, day) => (latest && latest > day ? latest : day), undefined),
    moment,
  );
  const items = function* () {
    for (const { row, facts } of rows) if (row.record && facts) yield itemOfRow(row.record, facts, row.line, known);
  };
  return { items: { [Symbol.iterator]: items }, refusals: refusalsOf(read) };
}

function itemOfRow(record: DescriptionRecord, facts: Facts, sourceLine: number, known: Known): ImportItem {
  return itemOf(record, facts, {
    isFull: false,
    sourceLine,
    known,
    digested: JSON.stringify(record.fields),
    problems: countBySeverity(judgeValues(record)),
  });
}

function refusalsOf({ rows, list }: ProjectList): Refusal[] {
  return rows.flatMap(({ refusal, line }): Refusal[] => {
    if (!refusal) return [];
    const details = { found: refusal.found, column: refusal.column ?? '', columns: String(fieldsOf(list).length) };
    const reason =
      refusal.reason === 'columns' ? 'listColumns' : refusal.reason === 'value' ? 'listValue' : 'naturalPersons';
    return [{ reason, line, details }];
  });
}

function refused(reason: RefusalReason, details: Refusal['details'], line?: number): SourceContent {
  return { items: [], refusals: [{ reason, line, details }] };
}

function knownFrom(concluded: string | undefined, { today, knownOn }: ImportMoment): Known {
  if (knownOn) return { on: knownOn, basis: 'stated' };
  return concluded ? { on: concluded, basis: 'content' } : { on: today, basis: 'received' };
}

function itemOf(
  record: DescriptionRecord,
  facts: Facts,
  rest: Pick<ImportItem, 'isFull' | 'sourceLine' | 'known' | 'digested' | 'problems'>,
): ImportItem {
  return {
    ...rest,
    facts,
    record,
    factsKey: factsKey(facts),
    areas: areasOf(record),
    parties: partiesOf(record, facts),
  };
}

const areaFields = [
  ['regions', 'region'],
  ['subRegions', 'sub_region'],
  ['municipalities', 'municipality'],
] as const;

function areasOf({ fields }: DescriptionRecord): ItemArea[] {
  return areaFields.flatMap(([id, kind]) => {
    const names = fields[id];
    if (!Array.isArray(names)) return [];
    return names.map((printedName: string) => ({
      kind,
      printedName,
      code: resolveAreaName(printedName, kind)?.code ?? null,
    }));
  });
}

const partyFields = [
  ['partners', 'partner'],
  ['transferRecipients', 'transfer_recipient'],
  ['contractors', 'contractor'],
] as const;

function partiesOf({ fields }: DescriptionRecord, facts: Facts): ItemParty[] {
  const implementer: ItemParty[] = facts.implementerName
    ? [{ role: 'implementer', printedName: facts.implementerName, businessId: facts.businessId }]
    : [];
  const others = partyFields.flatMap(([id, role]) => {
    const listed = fields[id];
    if (listed === null || listed === undefined || isUnread(listed)) return [];
    return (listed as readonly Partner[]).map(({ name, businessId }): ItemParty => {
      const isRight = businessId !== undefined && isBusinessId(businessId);
      return { role, printedName: name, businessId: (isRight && normaliseBusinessId(businessId)) || null };
    });
  });
  return [...implementer, ...others];
}
