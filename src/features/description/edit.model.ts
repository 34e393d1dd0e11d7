import type { TextKey } from '#platform/i18n/texts.ts';
import { type Change, changesBetween, factsOf } from './fact.model.ts';
import { findingsOf } from './finding.model.ts';
import { fieldsOf } from './form.model.ts';
import { printText } from './printing.model.ts';
import { readDescription } from './reading.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';

/** Where a description under work stands, in the order of its life. */
export const editStates = ['draft', 'submitted', 'returned', 'approved', 'published', 'discarded'] as const;

export type EditState = (typeof editStates)[number];

/** What can be done to a description under work. */
export type EditStep = 'edit' | 'submit' | 'discard' | 'release' | 'return' | 'approve' | 'publish';

const statesBefore: Readonly<Record<EditStep, readonly EditState[]>> = {
  edit: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  discard: ['draft', 'returned'],
  release: ['draft', 'returned'],
  return: ['submitted', 'approved'],
  approve: ['submitted'],
  publish: ['approved'],
};

/** Whether a description under work is still to be published or discarded; of a project and form, one at most is open. */
export function isOpen(state: EditState): boolean {
  return state !== 'published' && state !== 'discarded';
}

/** The rules by which a step is refused; each has its words in the texts of this room. */
export type EditRefusal = TextKey extends infer K ? (K extends `description.refused.${infer R}` ? R : never) : never;

/** Why somebody may not take a step, as far as state and four eyes go; `undefined` when nothing stands against it. */
export function whyStepRefused(
  { state, submittedBy }: { readonly state: EditState; readonly submittedBy: string | null },
  step: EditStep,
  userId: string,
): EditRefusal | undefined {
  if (!statesBefore[step].includes(state)) return `state-${step}`;
  return step === 'approve' && submittedBy === userId ? 'own-submission' : undefined;
}

/** Why a record cannot be given to the authority: what the register would not take in, or errors by the rules. */
export function whyRecordRefused(record: DescriptionRecord, projectCode: string): EditRefusal | undefined {
  const facts = factsOf(readDescription(printText(record)).record);
  if (!facts) return 'incomplete';
  if (facts.code !== projectCode) return 'other-code';
  return findingsOf(record).some(({ severity }) => severity === 'error') ? 'errors' : undefined;
}

/** The empty form of a project. */
export function emptyRecord(form: string, projectCode: string): DescriptionRecord {
  const fields = fieldsOf(formOf({ form })).filter(({ expected }) => expected);
  return { form, fields: { ...Object.fromEntries(fields.map(({ id }) => [id, null])), code: projectCode } };
}

/** What differs between what the register tells and the work; all that is filled in where the register tells nothing. */
export function changesOfEdit(published: DescriptionRecord | undefined, record: DescriptionRecord): Change[] {
  return changesBetween(published ?? { form: record.form, fields: {} }, record);
}
