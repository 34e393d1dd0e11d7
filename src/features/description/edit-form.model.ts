import { z } from 'zod';
import { type FieldTexts, type FormEntries, sentValue } from '#features/draft/public.ts';
import { type Field, type Form, fieldsOf } from './form.model.ts';
import type { PartName, Parts, TypedParts } from './kind.model.ts';
import { printValue, readValue } from './printing.model.ts';
import { type DescriptionRecord, formOf, normalised } from './record.model.ts';

/*
 * A description as a form to fill in, from the definition of its form. Every value goes by its printed text: the record is printed,
 * the text taken apart into inputs, what comes back is put together and read by the kinds, just as a file is. A field whose text
 * is as it was keeps its value, so that what nobody touched stays to the letter as it was.
 */

/** What the inputs of a form hold, and what they were filled from. */
export interface FilledForm {
  readonly entries: FormEntries;
  readonly base: FieldTexts;
  /** The revision of the record that `base` is. */
  readonly revision: number;
}

/** The name of an input: of a field, of a part of it, of a part on a line of it (counted from 0). */
export function inputName(field: string, part?: PartName | 'lines' | 'other', line?: number): string {
  return ['f', field, line, part].filter((word) => word !== undefined).join('.');
}

/** The id of an input in the page, for links to it. */
export function inputId(name: string): string {
  return name.replaceAll('.', '-');
}

const present = 'yes';

/** The fields of a record as texts, to compare and join: an empty text is a line printed empty, no text no line at all. */
export function fieldTextsOf(record: DescriptionRecord): FieldTexts {
  return Object.fromEntries(
    fieldsOf(formOf(record)).flatMap((field) => {
      const value = record.fields[field.id];
      if (value === undefined) return [];
      return [[field.id, field.shape === 'marker' ? present : printValue(field, value)]];
    }),
  );
}

/** The record with these texts in its fields; what stands outside the fields stays where it is. */
export function recordWith(record: DescriptionRecord, texts: FieldTexts): DescriptionRecord {
  const known = fieldTextsOf(record);
  const fields = fieldsOf(formOf(record)).flatMap((field): [string, unknown][] => {
    const text = texts[field.id];
    if (text === undefined) return [];
    return [[field.id, text === known[field.id] ? record.fields[field.id] : readValue(field, text)]];
  });
  return { ...record, fields: Object.fromEntries(fields) };
}

/** What the inputs hold for these texts, as a browser sends them when nobody types. */
export function typedOf(form: Form, texts: FieldTexts): FormEntries {
  return fieldsOf(form).flatMap((field) => typedOfField(field, texts[field.id]));
}

function typedOfField(field: Field, text: string | undefined): FormEntries {
  const { parts } = field.kind;
  if (!parts) return [[inputName(field.id), text ?? '']];
  if (parts.onEachLine) return typedLines(field.id, parts, linesOf(parts, text ?? ''));
  const split = text ? parts.split(text) : {};
  if (!split) return [[inputName(field.id), text ?? '']];
  return parts.names.map((part) => [inputName(field.id, part), split[part] ?? '']);
}

function linesOf({ split }: Parts, text: string): TypedParts[] {
  return text === '' ? [] : text.split('\n').map((line) => split(line) ?? {});
}

function typedLines(field: string, { names }: Parts, lines: readonly TypedParts[]): FormEntries {
  return [
    [inputName(field, 'lines'), String(lines.length)],
    ...lines.flatMap((line, at) => names.map((part) => [inputName(field, part, at), line[part] ?? ''] as const)),
  ];
}

/**
 * The texts of a form that was sent. A field is as in `base`, from which the form was filled, where its inputs hold what they were
 * filled with, and where they are missing.
 */
export function textsFrom(form: Form, base: FieldTexts, sent: FormEntries): FieldTexts {
  const names = new Set(sent.map(([name]) => name));
  const texts = fieldsOf(form).flatMap((field): [string, string][] => {
    const was = base[field.id];
    const text = textOfField(field, sent, names);
    const isUntouched = text === undefined || text === textOfField(field, typedOfField(field, was));
    if (isUntouched) return was === undefined ? [] : [[field.id, was]];
    return text === '' && !field.expected ? [] : [[field.id, text]];
  });
  return Object.fromEntries(texts);
}

/** What the inputs of a field say; `undefined` when there are none. */
function textOfField(
  field: Field,
  sent: FormEntries,
  names: ReadonlySet<string> = new Set(sent.map(([name]) => name)),
): string | undefined {
  const { parts } = field.kind;
  const whole = inputName(field.id);
  if (names.has(whole)) {
    const other = oneLine(sentValue(sent, inputName(field.id, 'other')));
    return other || (isLong(field) ? inLines : oneLine)(sentValue(sent, whole));
  }
  if (!parts) return undefined;
  if (parts.onEachLine) {
    if (!names.has(inputName(field.id, 'lines'))) return undefined;
    return sentLines(field, sent)
      .map((line) => parts.join(inOneLine(line)))
      .filter(Boolean)
      .join('\n');
  }
  if (!parts.names.some((part) => names.has(inputName(field.id, part)))) return undefined;
  const typed = parts.names.map((part) => {
    const value = sentValue(sent, inputName(field.id, part));
    return [part, holdsLines(part) ? inLines(value) : oneLine(value)] as const;
  });
  return parts.join(Object.fromEntries(typed));
}

/** Whether a field typed as a whole may have several lines: a running text, or what could not be taken apart. */
export function isLong(field: Field): boolean {
  return field.shape === 'body' || field.kind.parts !== undefined;
}

/** Whether a part may have several lines. */
export function holdsLines(part: PartName): boolean {
  return part === 'reason' || part === 'names';
}

function inOneLine(typed: TypedParts): TypedParts {
  return Object.fromEntries(Object.entries(typed).map(([part, value]) => [part, oneLine(value ?? '')]));
}

function oneLine(value: string): string {
  return normalised(value.replaceAll('\n', ' ')).trim();
}

/** Lines as the reader has them, without the empty ones around. */
function inLines(value: string): string {
  return value
    .split('\n')
    .map(normalised)
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/** The lines of a list as they were typed, empty ones too: at least one, to type into. */
export function sentLines(field: Field, sent: FormEntries): TypedParts[] {
  const names = field.kind.parts?.names ?? [];
  const count = Math.min(Number(sentValue(sent, inputName(field.id, 'lines'))) || 0, mostLines);
  return Array.from({ length: Math.max(count, 1) }, (_, at) =>
    Object.fromEntries(names.map((part) => [part, sentValue(sent, inputName(field.id, part, at))])),
  );
}

/** No project has so many partners; a form that says so is no form of ours. */
const mostLines = 1000;

/** What a button of a list asks for: another line, or one line less. */
export function lineButton(
  intent: string,
): { readonly field: string; readonly removed: number | undefined } | undefined {
  const match = /^(?:add-line\.(\w+)|remove-line\.(\w+)\.(\d+))$/.exec(intent);
  const field = match?.[1] ?? match?.[2];
  return field === undefined ? undefined : { field, removed: match?.[3] === undefined ? undefined : Number(match[3]) };
}

/** What was sent, with a line more or less in a list. */
export function withLinesChanged(form: Form, sent: FormEntries, intent: string): FormEntries {
  const button = lineButton(intent);
  const field = button && fieldsOf(form).find(({ id, kind }) => id === button.field && kind.parts?.onEachLine);
  if (!button || !field?.kind.parts) return sent;
  const lines = sentLines(field, sent);
  const changed = button.removed === undefined ? [...lines, {}] : lines.filter((_, at) => at !== button.removed);
  const prefix = `${inputName(field.id)}.`;
  return [...sent.filter(([name]) => !name.startsWith(prefix)), ...typedLines(field.id, field.kind.parts, changed)];
}

/** The texts that a form was filled from, as it carries them; `undefined` when what was sent is none of ours. */
export function baseFrom(sent: string): FieldTexts | undefined {
  try {
    const texts: unknown = JSON.parse(sent);
    return fieldTexts.safeParse(texts).data;
  } catch {
    return undefined;
  }
}

const fieldTexts = z.record(z.string(), z.string());
