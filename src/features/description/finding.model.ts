import { fieldsOf, fieldTitle } from './form.model.ts';
import { printText, printValue } from './printing.model.ts';
import { bySeverityAndLine, excerpt, type Problem } from './problem.model.ts';
import { type Reading, readDescription } from './reading.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';
import { indispensable, judge } from './rules.model.ts';

/**
 * What the rules say of a record as it would be printed, the gravest first, each with the field that it concerns or stands after;
 * without one where it concerns the text as a whole.
 */
export function findingsOf(record: DescriptionRecord): Problem[] {
  const reading = readDescription(printText(record));
  const placed = judge(reading).map((problem) => ({
    ...problem,
    severity: saysWhatIsIndispensable(problem, reading) ? problem.severity : ('error' as const),
    field: problem.field ?? fieldAt(reading, problem.line),
  }));
  return [...placed, ...readDifferently(record, reading)].toSorted(bySeverityAndLine);
}

/** `false` where a line is not there at all without which a description cannot be published. */
function saysWhatIsIndispensable({ field }: Problem, { record }: Reading): boolean {
  return field === undefined || !indispensable.has(field) || (record.fields[field] ?? null) !== null;
}

/** The field that a line of the text belongs to: the last one that begins before it. */
function fieldAt({ lines }: Reading, line: number | undefined): string | undefined {
  if (line === undefined) return undefined;
  let nearest: string | undefined;
  let nearestLine = 0;
  for (const [field, begins] of lines) {
    if (begins > line || begins < nearestLine) continue;
    nearest = field;
    nearestLine = begins;
  }
  return nearest;
}

/** Fields that would not come back from the printed text: a heading or a label of the form stands within them. */
function readDifferently(record: DescriptionRecord, { record: read, lines }: Reading): Problem[] {
  const form = formOf(record);
  return fieldsOf(form).flatMap((field): Problem[] => {
    const printed = printValue(field, record.fields[field.id]);
    if (printed === '' || printed === printValue(field, read.fields[field.id])) return [];
    const details = { label: fieldTitle(form, field.id, form.language), found: excerpt(printed) };
    return [{ severity: 'error', rule: 'readsDifferently', field: field.id, line: lines.get(field.id), details }];
  });
}
