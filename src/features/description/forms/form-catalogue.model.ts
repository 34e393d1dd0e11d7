import type { Fields, Form } from '../form.model.ts';
import { esf2021 } from './esf-2021.model.ts';
import { eakr2007, esr2007, esr2007Assistance } from './esr-2007.model.ts';
import { eakr2014, esr2014, esr2014English } from './esr-2014.model.ts';
import { projectLists } from './project-list.model.ts';

/** Every generation of the official description that Koordi reads and prints. */
export const forms = [
  esr2007,
  esr2007Assistance,
  eakr2007,
  esr2014,
  eakr2014,
  esr2014English,
  esf2021,
] as const satisfies readonly Form[];

export type FormId = (typeof forms)[number]['id'];

/** Typed fields of each generation, e.g. `FormFields['esr-2007']['personsPlanned']`. */
export interface FormFields {
  'esr-2007': Fields<typeof esr2007.blocks>;
  'esr-2007-assistance': Fields<typeof esr2007Assistance.blocks>;
  'eakr-2007': Fields<typeof eakr2007.blocks>;
  'esr-2014': Fields<typeof esr2014.blocks>;
  'eakr-2014': Fields<typeof eakr2014.blocks>;
  'esr-2014-en': Fields<typeof esr2014English.blocks>;
  'esf-2021': Fields<typeof esf2021.blocks>;
}

const byId = new Map<string, Form>([...forms, ...projectLists].map((form) => [form.id, form]));

/** The form of a description, or of a project list, with this identifier; `undefined` when there is none. */
export function findForm(id: string): Form | undefined {
  return byId.get(id);
}

/** Whether records of this form are whole descriptions, not rows of a project list. */
export function isDescription(id: string): boolean {
  return forms.some((form) => form.id === id);
}
