import type { PriceModel } from './contract-form.model.ts';

/** What a contract gives at most, and on which days (ISO, both belong to it). */
interface CapacityFrame {
  readonly priceModel: PriceModel;
  readonly unitPriceCents: number;
  readonly amount: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A line of capacity, from its first day to its last; without a price it costs what the contract says. */
interface Line {
  /** As prices are counted. */
  readonly unit: string;
  readonly amount: number;
  readonly unitPrice: number | null;
  readonly fromOn: string;
  readonly lastOn: string;
}

/** Why a line cannot be of a contract: it has days on which that does not run, or alone is more than all that it buys. */
export function whyUnfitting(frame: CapacityFrame, line: Line): 'outside' | 'beyond' | undefined {
  if (line.fromOn < frame.startsOn || line.lastOn > frame.endsOn) return 'outside';
  const isMore = line.unit === frame.priceModel && line.amount > frame.amount;
  return isMore || Math.round(lineCents(frame, line)) > frameCents(frame) ? 'beyond' : undefined;
}

/** What lines come to together, in cents, where that is more than the contract; one may be meant to be used instead of another. */
export function sumBeyond(frame: CapacityFrame, lines: readonly Line[]): number | undefined {
  const sum = Math.round(lines.reduce((cents, line) => cents + lineCents(frame, line), 0));
  return sum > frameCents(frame) ? sum : undefined;
}

function frameCents({ unitPriceCents, amount }: CapacityFrame): number {
  return Math.round(unitPriceCents * amount);
}

function lineCents({ unitPriceCents }: CapacityFrame, { unitPrice, amount }: Line): number {
  return (unitPrice ?? unitPriceCents) * amount;
}
