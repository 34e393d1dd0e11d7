/** A question to a list that somebody keeps under a name. */
export interface SavedView {
  readonly id: number;
  readonly name: string;
  /** The query of its address with the question mark; empty for the whole list. */
  readonly query: string;
  /** Whether the list opens with it. */
  readonly isDefault: boolean;
}

export const longestViewName = 80;
/** More names than anybody finds their way among. */
export const mostViews = 30;

/** The name as it is kept, or nothing when there is none to keep. */
export function viewNameFrom(written: string): string | undefined {
  const name = written.replace(/\s+/gu, ' ').trim();
  return name !== '' && name.length <= longestViewName ? name : undefined;
}
