import { type ItemOutcome, itemOutcomes } from './stored-import.model.ts';

/** Which lines of a plan a page shows. */
export interface ShownItems {
  readonly show: ItemOutcome | undefined;
  /** Those behind this position. */
  readonly after: number;
}

export function shownItemsFrom(parameters: URLSearchParams): ShownItems {
  const after = parameters.get('after') ?? '';
  return {
    show: itemOutcomes.find((outcome) => outcome === parameters.get('show')),
    after: /^\d{1,9}$/.test(after) ? Number(after) : 0,
  };
}

/** The query that asks for them; the list is the part `items` of the page. */
export function shownItemsQuery({ show, after }: Partial<ShownItems>): string {
  const parameters = new URLSearchParams({ ...(show && { show }), ...(after ? { after: String(after) } : {}) });
  return `?${parameters}#items`;
}
