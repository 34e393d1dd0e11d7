import type { Draft } from './draft.ts';
import type { Figures } from './figures.ts';
import type { Contact } from './implementer.ts';
import type { Money } from './money.ts';

/** A project with everything that its description tells. */
export interface Project extends Draft {
  readonly contact: Contact;
  readonly money: Money;
  readonly figures: Figures;
}
