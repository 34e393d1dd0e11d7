import type { PlainTextKey } from '#platform/i18n/texts.ts';

/** A rule that forbids something: the key of its text, and what the text is made with. */
export interface Refusal {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What an act would do to a row, as the row is now. */
export interface BulkForecast {
  readonly id: string;
  /** What the row is called. */
  readonly label: string;
  /** The label's language when it is not the page's. */
  readonly lang?: string;
  /** Behind the language. */
  readonly href?: string;
  /** Changes with everything that could make the act another one: a number, a state and an instant. */
  readonly revision: string;
  /** Why it cannot be done; nothing when it can. */
  readonly refusal?: Refusal;
}

/** An act on many rows in words, and whether it wants a reason. */
export interface BulkActWords {
  /** On the button: “Approve”. */
  readonly label: PlainTextKey;
  /** What will happen to a row: “Will be approved and can be published”. */
  readonly effect: PlainTextKey;
  /** Whether the act wants a reason, the same for all rows. */
  readonly reason?: 'optional' | 'required' | undefined;
}

/** More at once would keep others waiting. */
export const mostBulkRows = 1000;

/** What came of a row: `changed` since it was foreseen, so that nothing was done to it; `skipped`, as was foreseen. */
export type BulkOutcome = 'done' | 'failed' | 'changed' | 'skipped';

/** A row of an act on many, as it was foreseen and what came of it. */
export interface BulkRow extends BulkForecast {
  readonly outcome?: BulkOutcome;
  /** Why it failed. */
  readonly failure?: Refusal;
}

/** An act on many rows: chosen and foreseen, then performed. */
export interface BulkRun {
  readonly id: number;
  readonly act: string;
  readonly reason: string | null;
  /** The list it came from, behind the language. */
  readonly listHref: string;
  readonly rows: readonly BulkRow[];
  readonly preparedAt: Date;
  readonly performedAt: Date | null;
}

/** Why a row is not done although it was chosen: it has gone, or is not for the actor to see. */
export const goneRefusal: Refusal = { code: 'view.bulk.gone', details: {} };

/** The chosen rows in their order with what was foreseen for each; those of which nothing is known cannot be done. */
export function foreseen(ids: readonly string[], forecasts: readonly BulkForecast[]): BulkRow[] {
  const byId = new Map(forecasts.map((forecast) => [forecast.id, forecast]));
  return [...new Set(ids)].map((id) => byId.get(id) ?? { id, label: id, revision: '', refusal: goneRefusal });
}

/** How many rows there are of each outcome. */
export function countOutcomes(rows: readonly BulkRow[]): Readonly<Record<BulkOutcome, number>> {
  const counts = { done: 0, failed: 0, changed: 0, skipped: 0 };
  for (const { outcome } of rows) if (outcome) counts[outcome] += 1;
  return counts;
}
