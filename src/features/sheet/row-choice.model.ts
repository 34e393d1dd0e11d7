import type { RowOutcome } from './sheet-import.model.ts';

/** Which rows of an import a page shows, as its address says. */
export interface ShownRows {
  readonly show: RowOutcome | 'mended' | undefined;
  readonly cause: string | undefined;
  readonly after: number;
}

export const shownOutcomes = ['refused', 'changed', 'new', 'same', 'mended'] as const;

export function shownRowsFrom(parameters: URLSearchParams): ShownRows {
  const show = shownOutcomes.find((outcome) => outcome === parameters.get('show'));
  const after = Number(parameters.get('after'));
  return {
    show,
    cause: parameters.get('cause')?.slice(0, 200) || undefined,
    after: Number.isSafeInteger(after) && after > 0 ? after : 0,
  };
}

/** The part of an address behind the path; it leads to the list of rows. */
export function shownRowsQuery({ show, cause, after }: Partial<ShownRows>): string {
  const parameters = new URLSearchParams();
  if (show) parameters.set('show', show);
  if (cause) parameters.set('cause', cause);
  if (after) parameters.set('after', String(after));
  const query = parameters.toString();
  return `${query === '' ? '' : `?${query}`}#rows`;
}
