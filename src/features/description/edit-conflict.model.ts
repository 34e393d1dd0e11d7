import { type EditConflict, type FieldTexts, type FormEntries, mergeEdits, sentValue } from '#features/draft/public.ts';
import { textsFrom, typedOf } from './edit-form.model.ts';
import { type Form, fieldsOf } from './form.model.ts';

/*
 * Two edits of one description. Where both changed a field, the form asks: it then carries, for each such field, what it was before
 * both (`conflict.<field>`), and which of the two is to stand (`choose.<field>`); its base is the edit of the other.
 */

/** The name of the hidden input that holds what a field was before two people changed it. */
export function conflictName(field: string): string {
  return `conflict.${field}`;
}

/** The name of the choice between one's own text and the other's. */
export function choiceName(field: string): string {
  return `choose.${field}`;
}

/** The fields about which a form asks, with the three texts; `base` is what it was filled from, the edit of the other. */
export function conflictsIn(form: Form, base: FieldTexts, entries: FormEntries): EditConflict[] {
  const asked = new Map(entries.filter(([name]) => name.startsWith('conflict.')));
  if (asked.size === 0) return [];
  const mine = textsFrom(form, base, entries);
  return fieldsOf(form).flatMap(({ id }) => {
    const was = asked.get(conflictName(id));
    return was === undefined ? [] : [{ field: id, base: was, mine: mine[id], theirs: base[id] }];
  });
}

/** What comes of a form that was sent: the texts to save, or what is still to be decided. */
export interface JoinedForm {
  readonly texts: FieldTexts;
  readonly fromTheirs: readonly string[];
  readonly conflicts: readonly EditConflict[];
}

/** Joins what a form says, filled from `base`, with what the record says by now; fields once asked about follow the choice. */
export function joinForm(form: Form, base: FieldTexts, sent: FormEntries, now: FieldTexts): JoinedForm {
  const asked = conflictsIn(form, base, sent);
  const { merged, fromTheirs, conflicts } = mergeEdits(base, chosenTexts(form, base, sent, asked), now);
  const undecided = asked.filter(
    ({ field, mine, theirs }) =>
      sentValue(sent, choiceName(field)) === '' && mine !== theirs && !conflicts.some((found) => found.field === field),
  );
  return {
    texts: merged,
    fromTheirs,
    conflicts: [...undecided.map((conflict) => ({ ...conflict, theirs: now[conflict.field] })), ...conflicts],
  };
}

function chosenTexts(form: Form, base: FieldTexts, sent: FormEntries, asked: readonly EditConflict[]): FieldTexts {
  const typed = textsFrom(form, base, sent);
  const isTheirs = (field: string) =>
    asked.some((conflict) => conflict.field === field) && sentValue(sent, choiceName(field)) === 'theirs';
  const fields = new Set([...Object.keys(typed), ...Object.keys(base)]);
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const text = isTheirs(field) ? base[field] : typed[field];
      return text === undefined ? [] : [[field, text]];
    }),
  );
}

/** The form that asks: filled with the joined texts, one's own where both changed, and filled from what the record says by now. */
export function askingForm(form: Form, { texts, conflicts }: JoinedForm): FormEntries {
  return [
    ...typedOf(form, texts),
    ...conflicts.map(({ field, base = '' }): [string, string] => [conflictName(field), base]),
  ];
}
