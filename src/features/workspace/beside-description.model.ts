/** What a description and those who work with a project both say of it. Days as ISO. */
export interface SaidOfProject {
  readonly name: string | null;
  readonly implementer: string | null;
  readonly authority: string | null;
  readonly period: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export interface SaidTwice {
  readonly field: keyof SaidOfProject;
  readonly here: string | null;
  readonly described: string | null;
  /** Both say something, and not the same. */
  readonly isDifferent: boolean;
}

const fields: readonly (keyof SaidOfProject)[] = ['name', 'implementer', 'authority', 'period', 'startsOn', 'endsOn'];

/** What both say of a project, beside each other. Names are the same however they are spaced and whichever letters are capital. */
export function besideDescription(here: SaidOfProject, described: SaidOfProject): SaidTwice[] {
  return fields.map((field) => ({
    field,
    here: here[field],
    described: described[field],
    isDifferent: here[field] !== null && described[field] !== null && plain(here[field]) !== plain(described[field]),
  }));
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
