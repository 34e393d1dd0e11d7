/** A form as browsers send it: names and values in their order. */
export type FormEntries = readonly (readonly [name: string, value: string])[];

/** Hidden fields that every kept form has besides its own. */
export const controlNames = {
  /** Names this one opening of the form: it is saved once. */
  token: 'form-token',
  /** Who opened it: somebody else who has signed in since in the same browser does not save it. */
  editor: 'form-editor',
  /** The revision of the record that the form was opened with. */
  revision: 'form-revision',
  /** What the fields were then, to join one's own changes with those of others. */
  base: 'form-base',
  /** When the draft was typed from which the form was filled; empty when there was none. */
  seen: 'form-seen',
  /** Warnings that its user has been shown, and saves with nevertheless. */
  confirmed: 'form-confirmed',
  /** The button that was pressed. */
  intent: 'form-intent',
} as const;

/** What the hidden fields say. */
export interface FormControl {
  readonly token: string;
  readonly editor: string;
  readonly revision: number | undefined;
  readonly base: string;
  readonly seen: string;
  readonly intent: string;
}

/** Texts of a sent form; line ends as one letter, files left out, and the character NUL, which PostgreSQL has not. */
export function entriesFrom(sent: Iterable<readonly [string, FormDataEntryValue]>): FormEntries {
  return [...sent].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replace(/\r\n?/g, '\n').replaceAll('\0', '')] as const] : [],
  );
}

/** The value of a name, the last where there are several; the empty text where there is none. */
export function sentValue(entries: FormEntries, name: string): string {
  return entries.findLast(([known]) => known === name)?.[1] ?? '';
}

/** Reads the hidden fields. */
export function controlOf(entries: FormEntries): FormControl {
  const revision = sentValue(entries, controlNames.revision);
  return {
    token: sentValue(entries, controlNames.token),
    editor: sentValue(entries, controlNames.editor),
    revision: /^\d{1,9}$/.test(revision) ? Number(revision) : undefined,
    base: sentValue(entries, controlNames.base),
    seen: sentValue(entries, controlNames.seen),
    intent: sentValue(entries, controlNames.intent),
  };
}

const passing: readonly string[] = [
  controlNames.token,
  controlNames.editor,
  controlNames.revision,
  controlNames.seen,
  controlNames.confirmed,
  controlNames.intent,
];

/** What is worth keeping of a form: all but what holds for one opening of it only. */
export function typedIn(entries: FormEntries): FormEntries {
  return entries.filter(([name]) => !passing.includes(name));
}
