import type { PlainTextKey } from '#platform/i18n/texts.ts';
import { mailAddressFrom } from '#platform/mail/mail-address.model.ts';
import { type CellKind, type Fault, fault, type Repair, textOfCell, tidyDashes, tidySpaces } from './cell.model.ts';
import { nameKey } from './column-matching.model.ts';
import { inAllLanguages } from './sheet-text.model.ts';

/** A name, an address, a remark: any text up to a length. */
export function textCell({
  longest,
  example,
}: {
  readonly longest: number;
  readonly example: string;
}): CellKind<string> {
  return {
    read(cell) {
      const found = textOfCell(cell);
      if ('fault' in found) return found;
      const length = [...found.text].length;
      if (length > longest) return fault('sheet.fault.too-long', { longest, length });
      return { value: found.text, repairs: found.repairs };
    },
    show: (value) => value,
    expected: (t) => t('sheet.expected.text', { longest }),
    example,
    isText: true,
    width: Math.min(40, Math.max(12, longest / 3)),
  };
}

/** A text with lines of its own, such as a description of a target group. */
export function proseCell({
  longest,
  example,
}: {
  readonly longest: number;
  readonly example: string;
}): CellKind<string> {
  return {
    ...textCell({ longest, example }),
    read(cell) {
      if (typeof cell !== 'string') return textCell({ longest, example }).read(cell, { is1904: false });
      const lines = cell.split(/\r\n?|\n/).map((line) => tidySpaces(line).text);
      const text = lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
      const length = [...text].length;
      if (length > longest) return fault('sheet.fault.too-long', { longest, length });
      return { value: text, repairs: [] };
    },
    isProse: true,
    width: 40,
  };
}

/** A code of so many digits, whose leading zeros a spreadsheet may have dropped: `100` → `00100`. */
export function digitCode({
  digits,
  example,
}: {
  readonly digits: number;
  readonly example: string;
}): CellKind<string> {
  return {
    read(cell) {
      const found = textOfCell(cell);
      if ('fault' in found) return found;
      const whole = withoutTrailingZero(found.text);
      const mended: Repair[] = [...found.repairs, ...whole.repairs];
      if (!/^\d+$/.test(whole.text)) return fault('sheet.fault.code-form', { digits });
      if (whole.text.length > digits) return fault('sheet.fault.code-length', { digits, length: whole.text.length });
      if (whole.text.length < digits) mended.push('leading-zeros');
      return { value: whole.text.padStart(digits, '0'), repairs: mended };
    },
    show: (value) => value,
    expected: (t) => t('sheet.expected.digits', { digits }),
    example,
    isText: true,
    width: digits + 4,
    typedAs: 'code',
  };
}

/** `100.0` is what some programs make of a code that was taken for a number. */
export function withoutTrailingZero(text: string): { readonly text: string; readonly repairs: readonly Repair[] } {
  const whole = /^(\d+)[.,]0+$/.exec(text)?.[1];
  return whole === undefined ? { text, repairs: [] } : { text: whole, repairs: ['trailing-zero'] };
}

/** What names a record of the service: typed into a table, chosen from what its page offers in a form. */
export function offeredCell({
  longest,
  example,
}: {
  readonly longest: number;
  readonly example: string;
}): CellKind<string> {
  return { ...textCell({ longest, example }), isOffered: true };
}

interface OwnCode {
  /** The code in its one right form, or why there is none; the text has no strange spaces or dashes. */
  readonly parse: (text: string) => { readonly code: string } | { readonly fault: Fault };
  /** What a right code looks like, in one phrase. */
  readonly expected: PlainTextKey;
  readonly example: string;
}

/** A code that a room knows how to read: a Y-tunnus, the code of a project. */
export function ownCode({ parse, expected, example }: OwnCode): CellKind<string> {
  return {
    read(cell) {
      const found = textOfCell(cell);
      if ('fault' in found) return found;
      const dashed = tidyDashes(found.text);
      const parsed = parse(dashed.text);
      if ('fault' in parsed) return parsed;
      const isReformed = parsed.code !== dashed.text;
      return {
        value: parsed.code,
        repairs: [...found.repairs, ...dashed.repairs, ...(isReformed ? reformed(dashed.text, parsed.code) : [])],
      };
    },
    show: (value) => value,
    expected: (t) => t(expected),
    example,
    isText: true,
    width: Math.max(12, example.length + 4),
    typedAs: 'code',
  };
}

function reformed(found: string, code: string): readonly Repair[] {
  if (found.toLowerCase() === code.toLowerCase()) return ['letter-case'];
  return /^0+/.test(code) && code.replace(/^0+/, '') === found.replace(/^0+/, '') ? ['leading-zeros'] : ['form'];
}

export function mailCell({ example }: { readonly example: string }): CellKind<string> {
  return {
    read(cell) {
      const found = textOfCell(cell);
      if ('fault' in found) return found;
      const bare = found.text.replace(/^mailto:/i, '').replace(/^<(.*)>$/, '$1');
      const address = mailAddressFrom(bare);
      if (!address) return fault('sheet.fault.mail');
      return { value: address, repairs: [...found.repairs, ...(bare === found.text ? [] : (['form'] as const))] };
    },
    show: (value) => value,
    expected: (t) => t('sheet.expected.mail'),
    example,
    isText: true,
    width: 30,
    typedAs: 'email',
  };
}

/** A value and the texts it goes by. */
export interface SheetChoice<V extends string> {
  readonly value: V;
  readonly name: PlainTextKey;
}

/** One of a list: by its value or by its name in any language. What is only spelt alike is asked back. */
export function choiceCell<V extends string>(choices: readonly [SheetChoice<V>, ...SheetChoice<V>[]]): CellKind<V> {
  const words = choices.flatMap(({ value, name }) => [value, ...inAllLanguages(name)].map((word) => ({ word, value })));
  const byKey = new Map(words.map(({ word, value }) => [nameKey(word), value]));
  const nameOf = (value: V) => choices.find((choice) => choice.value === value)?.name ?? choices[0].name;
  return {
    read(cell) {
      const found = textOfCell(cell);
      if ('fault' in found) return found;
      const value = byKey.get(nameKey(found.text));
      return value === undefined ? fault('sheet.fault.choice') : { value, repairs: found.repairs };
    },
    show: (value, t) => t(nameOf(value)),
    expected: (t) => choices.map(({ name }) => t(name)).join(', '),
    example: choices[0].value,
    isText: true,
    width: 24,
    choices: (t) => choices.map(({ name }) => t(name)),
    options: choices,
  };
}
