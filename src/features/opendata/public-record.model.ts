import { type DescriptionRecord, dataOf } from '#features/description/public.ts';

/** A description as open data. */
export interface PublicRecord {
  readonly code: string;
  readonly version: number;
  readonly form: string;
  readonly is_truncated: boolean;
  /** By id of the form's field. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a description tells as data, without contact persons, telephones and e-mails. */
export function publicRecord(code: string, version: number, record: DescriptionRecord): PublicRecord {
  const { form, fields, truncated = false } = dataOf(record);
  return { code, version, form, is_truncated: truncated, fields };
}
