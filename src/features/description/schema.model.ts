import { z } from 'zod';
import { type Field, type Form, fieldsOf, fieldTitle, type Language } from './form.model.ts';
import { forms } from './forms/form-catalogue.model.ts';
import type { DescriptionRecord } from './record.model.ts';

const lineEnd = z.enum(['\n', '\r\n', '\r']);

const envelope = z.strictObject({
  byteOrderMark: z.literal(true).optional(),
  lineEnd: lineEnd.optional(),
  otherLineEnds: z.array(z.tuple([z.int().min(1), lineEnd])).optional(),
  head: z.string().regex(/^\s*$/).optional(),
  tail: z.string().regex(/^\s*$/).optional(),
});

const step = z.strictObject({
  block: z.string().optional(),
  raw: z.string().optional(),
  gap: z.string().regex(/^\s*$/).optional(),
});

const unread = z.strictObject({ unread: z.string().min(1) });

function fieldSchema(form: Form, field: Field, language: Language): z.ZodType {
  const printedEmpty = field.shape === 'marker' ? field.kind.schema : z.union([field.kind.schema, unread, z.null()]);
  return printedEmpty.optional().describe(fieldTitle(form, field.id, language));
}

/** Zod schema of a record of one form; field titles are in `language`. */
export function recordSchema(form: Form, language: Language = 'en') {
  const fields = Object.fromEntries(fieldsOf(form).map((field) => [field.id, fieldSchema(form, field, language)]));
  return z.strictObject({
    form: z.literal(form.id),
    fields: z.strictObject(fields),
    truncated: z.literal(true).optional(),
    envelope: envelope.optional(),
    layout: z.array(step).optional(),
  });
}

const schemas = new Map<string, z.ZodType>(forms.map((form) => [form.id, recordSchema(form)]));

/** A record checked against its form, or what is wrong with it: path, what was found and what is expected. */
export function checkRecord(
  candidate: unknown,
): { readonly record: DescriptionRecord } | { readonly faults: readonly RecordFault[] } {
  const form = z.looseObject({ form: z.string() }).safeParse(candidate);
  const schema = form.success ? schemas.get(form.data.form) : undefined;
  if (!schema) {
    const known = [...schemas.keys()].join(', ');
    return { faults: [{ path: 'form', expected: `one of ${known}` }] };
  }
  const checked = schema.safeParse(candidate);
  if (checked.success) return { record: checked.data as DescriptionRecord };
  return { faults: checked.error.issues.map((issue) => ({ path: issue.path.join('.'), expected: issue.message })) };
}

export interface RecordFault {
  /** Dotted path inside the record, e.g. `fields.period.endsOn`. */
  readonly path: string;
  readonly expected: string;
}

/** JSON Schema (2020-12) of a record of one form. */
export function jsonSchemaOf(form: Form, language: Language = 'en'): object {
  return {
    title:
      form.blocks.find((block) => block.block === 'literal' && block.rank === 'title')?.labels[language] ?? form.id,
    ...z.toJSONSchema(recordSchema(form, language), { target: 'draft-2020-12' }),
  };
}
