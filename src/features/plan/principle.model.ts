import { type Field, type Form, fieldsOf, fieldTitle, findForm } from '#features/description/public.ts';
import { defineEntryForm, type EntryForm } from '#features/entry/public.ts';
import type { ProgrammePeriod } from '#features/project/public.ts';
import {
  choiceCell,
  type Finding,
  proseCell,
  type RowOf,
  type SheetColumn,
  textCell,
  wholeNumber,
} from '#features/sheet/public.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { PlanClass, PlanPrinciple } from './plan.model.ts';

/*
 * How a plan stands to the horizontal principles, by the lines of the official form of its period, so that a description can be made of
 * it. 2007–2013: classes, chosen by the authority. 2014–2020: three statements and a matrix of effects, filled in by the applicant.
 * The form of 2021–2027 has none.
 */

/** What a period’s form asks, and whose it is to answer. */
export interface PrincipleForm {
  readonly act: 'plan.classify' | 'plan.state-principles';
  /** Lines with one phrase each, and the phrases that have been seen on them; others are taken, too. */
  readonly classes: readonly { readonly line: string; readonly known: readonly string[] }[];
  /** Statements answered by yes or no. */
  readonly statements: readonly string[];
  /** The rows of the matrix, by the caption above them. */
  readonly effects: readonly { readonly caption: string; readonly lines: readonly string[] }[];
}

const classLines2007 = ['equality', 'sustainability', 'partnership', 'innovation', 'developmentProgramme'];

/** What the form of a period asks; `undefined` when it asks nothing. */
export function principleForm(period: ProgrammePeriod): PrincipleForm | undefined {
  if (period === '2007-2013') {
    const fields = fieldsOf(formOf(period)).filter(({ id }) => classLines2007.includes(id));
    const classes = fields.map(({ id, kind }) => ({ line: id, known: kind.known ?? [] }));
    return { act: 'plan.classify', classes, statements: [], effects: [] };
  }
  if (period === '2014-2020') {
    const statements = fieldsOf(formOf(period)).filter(({ shape }) => shape === 'statement');
    return {
      act: 'plan.state-principles',
      classes: [],
      statements: statements.map(({ id }) => id),
      effects: effectsUnderCaptions(formOf(period)),
    };
  }
  return undefined;
}

function formOf(period: '2007-2013' | '2014-2020'): Form {
  const form = findForm(period === '2007-2013' ? 'esr-2007' : 'esr-2014');
  if (!form) throw new Error(`There is no form of ${period}.`);
  return form;
}

/** Rows of the matrix stand below captions; one above which no row follows is the heading of the columns. */
function effectsUnderCaptions({ blocks }: Form): { caption: string; lines: string[] }[] {
  const groups: { caption: string; lines: string[] }[] = [];
  for (const block of blocks) {
    if (block.block === 'literal' && block.rank === 'caption') groups.push({ caption: block.id, lines: [] });
    if (isRow(block)) groups.at(-1)?.lines.push(block.id);
  }
  return groups.filter(({ lines }) => lines.length > 0);
}

function isRow(block: Form['blocks'][number]): block is Field {
  return block.block === 'field' && block.shape === 'row';
}

/** What a line of the form is called. */
export function lineTitle(period: ProgrammePeriod, line: string, language: Language): string {
  return period === '2021-2027' ? line : fieldTitle(formOf(period), line, language);
}

/** What stands above rows of the matrix. */
export function captionTitle(period: ProgrammePeriod, caption: string, language: Language): string {
  if (period === '2021-2027') return caption;
  const found = formOf(period).blocks.find(({ id }) => id === caption);
  return found?.labels[language] ?? caption;
}

/** Of the field for a part of a line. */
export function principleField(line: string, part: 'class' | 'answer' | 'direct' | 'indirect' | 'reason'): string {
  return `${line}-${part}`;
}

const reason: SheetColumn<string, false> = {
  kind: proseCell({ longest: 2_000, example: 'Hanke lisää työvoiman tarjontaa.' }),
  required: false,
  text: 'plan.principle-reason',
};
const classed: SheetColumn<string, false> = {
  kind: textCell({ longest: 200, example: 'Tasa-arvopainotteinen projekti' }),
  required: false,
  text: 'plan.principle-class',
};
const answer: SheetColumn<'yes' | 'no', false> = {
  kind: choiceCell([
    { value: 'yes', name: 'plan.principle-answer.yes' },
    { value: 'no', name: 'plan.principle-answer.no' },
  ]),
  required: false,
  text: 'plan.principle-answer',
};
const score = (text: 'plan.principle-direct' | 'plan.principle-indirect'): SheetColumn<number, false> => ({
  kind: wholeNumber({ least: -10, most: 10, example: 3 }),
  required: false,
  text,
});

type PrincipleColumns = Readonly<Record<string, SheetColumn<string, false> | SheetColumn<number, false>>>;
type PrincipleRow = RowOf<PrincipleColumns>;

/** The form by which the lines of a period are filled in. */
export function principleEntryForm({ classes, statements, effects }: PrincipleForm): EntryForm<PrincipleColumns> {
  const rows = effects.flatMap(({ lines }) => lines);
  const columns: [string, SheetColumn<string, false> | SheetColumn<number, false>][] = [
    ...classes.map(({ line }): [string, SheetColumn<string, false>] => [principleField(line, 'class'), classed]),
    ...statements.flatMap((line): [string, SheetColumn<string, false>][] => [
      [principleField(line, 'answer'), answer as SheetColumn<string, false>],
      [principleField(line, 'reason'), reason],
    ]),
    ...rows.flatMap((line): [string, SheetColumn<string, false> | SheetColumn<number, false>][] => [
      [principleField(line, 'direct'), score('plan.principle-direct')],
      [principleField(line, 'indirect'), score('plan.principle-indirect')],
      [principleField(line, 'reason'), reason],
    ]),
  ];
  return defineEntryForm({
    columns: Object.fromEntries(columns),
    check: (row) =>
      statements.flatMap((line): Finding[] =>
        row[principleField(line, 'reason')] && !row[principleField(line, 'answer')]
          ? [{ key: 'plan.fault.no-answer', column: principleField(line, 'answer') }]
          : [],
      ),
  });
}

/** The classes and answers that a form says. */
export function classesOfRow({ classes, statements }: PrincipleForm, row: PrincipleRow): PlanClass[] {
  const said = (field: string) => (typeof row[field] === 'string' ? row[field] : null);
  return [
    ...classes.map(({ line }) => ({ line, value: said(principleField(line, 'class')), reason: null })),
    ...statements.map((line) => ({
      line,
      value: said(principleField(line, 'answer')),
      reason: said(principleField(line, 'reason')),
    })),
  ].flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }]));
}

/** The effects that a form says: a row with one score or only a reason has no other effect. */
export function principlesOfRow({ effects }: PrincipleForm, row: PrincipleRow): PlanPrinciple[] {
  return effects
    .flatMap(({ lines }) => lines)
    .flatMap((line): PlanPrinciple[] => {
      const direct = row[principleField(line, 'direct')] ?? null;
      const indirect = row[principleField(line, 'indirect')] ?? null;
      const why = row[principleField(line, 'reason')] ?? null;
      if (direct === null && indirect === null && why === null) return [];
      return [
        {
          line,
          direct: Number(direct ?? 0),
          indirect: Number(indirect ?? 0),
          reason: why === null ? null : String(why),
        },
      ];
    });
}

export function rowOfPrinciples(
  { statements }: PrincipleForm,
  classes: readonly PlanClass[],
  principles: readonly PlanPrinciple[],
): Record<string, string | number | null> {
  return Object.fromEntries([
    ...classes.flatMap(({ line, value, reason: why }) =>
      statements.includes(line)
        ? [
            [principleField(line, 'answer'), value],
            [principleField(line, 'reason'), why],
          ]
        : [[principleField(line, 'class'), value]],
    ),
    ...principles.flatMap(({ line, direct, indirect, reason: why }) => [
      [principleField(line, 'direct'), direct],
      [principleField(line, 'indirect'), indirect],
      [principleField(line, 'reason'), why],
    ]),
  ]);
}
