import { type DescriptionRecord, withoutPersons } from '#features/description/public.ts';

/** A description as open data. */
export interface PublicRecord {
  readonly code: string;
  readonly version: number;
  readonly form: string;
  readonly is_truncated: boolean;
  /** By id of the form's field. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * What a description tells, without its contact persons. Text that no field recognises is left out too, since nobody knows
 * whom it concerns, and e-mail addresses within texts are struck out.
 */
export function publicRecord(code: string, version: number, record: DescriptionRecord): PublicRecord {
  const { form, fields, truncated = false } = withoutPersons(record);
  // In practice the number of whoever answers for the project.
  const { organisationPhone: _left, ...others } = fields;
  const shown = Object.entries(others).map(([id, value]) => [id, withoutEmail(value)]);
  return { code, version, form, is_truncated: truncated, fields: Object.fromEntries(shown) };
}

const email = /[\p{L}\p{N}._+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;

function withoutEmail(value: unknown): unknown {
  if (typeof value === 'string') return /@|[([]at[)\]]/i.test(value) ? value.replace(email, '[…]') : value;
  if (Array.isArray(value)) return value.map(withoutEmail);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutEmail(inner)]));
}
