import type { FormEntries } from '#features/draft/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { inputId } from './edit-form.model.ts';
import { inWords, type Problem, type Severity } from './problem.model.ts';

/** A remark at a field of the form, in words. */
export interface FieldRemark {
  readonly kind: Severity;
  readonly text: string;
  /** The text says which field it is about. */
  readonly namesField: boolean;
}

/** What was found, at its fields: what is amiss and how to mend it. */
export function remarksByField(
  findings: readonly Problem[],
  t: Texts,
): Readonly<Record<string, readonly FieldRemark[]>> {
  const remarks: Record<string, FieldRemark[]> = {};
  for (const finding of findings) {
    if (finding.field === undefined) continue;
    const { severity, found, remedy } = inWords(finding, t);
    const text = `${severity}: ${found} ${remedy}`;
    const known = remarks[finding.field] ?? [];
    if (known.some((remark) => remark.text === text)) continue;
    remarks[finding.field] = [
      ...known,
      { kind: finding.severity, text, namesField: finding.details.label !== undefined },
    ];
  }
  return remarks;
}

/** The first input of a field in the page, for links to it. */
export function firstInputId(field: string, entries: FormEntries): string {
  const prefix = `f.${field}`;
  const first = entries.find(
    ([name]) => name === prefix || (name.startsWith(`${prefix}.`) && !name.endsWith('.lines')),
  );
  return inputId(first?.[0] ?? prefix);
}
