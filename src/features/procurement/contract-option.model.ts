import { contractTotal } from './contract-form.model.ts';
import type { ContractTerms } from './contract-version.model.ts';

/** What may be had more of. */
export const optionKinds = ['places', 'days', 'amount', 'period', 'other'] as const;
export type OptionKind = (typeof optionKinds)[number];

/** What a contract lets its buyer have more of; days are ISO. */
export interface ContractOption {
  readonly id: number;
  readonly kind: OptionKind;
  readonly what: string;
  /** How many more places, days or units of the price; null for a longer period and what is neither. */
  readonly amount: number | null;
  /** The last day of the contract once its period is made longer. */
  readonly endsOn: string | null;
  /** Null where the price is that of the contract. */
  readonly unitPriceCents: number | null;
  /** The last day on which it can be used. */
  readonly useByOn: string;
  /** The amendment by which it was used. */
  readonly usedNumber: number | null;
  readonly revision: number;
}

export type OptionState = 'open' | 'used' | 'lapsed';

/** Seen from a day (ISO): an option that nobody used by its day has lapsed by itself. */
export function optionStateOf(
  { usedNumber, useByOn }: Pick<ContractOption, 'usedNumber' | 'useByOn'>,
  day: string,
): OptionState {
  if (usedNumber !== null) return 'used';
  return day <= useByOn ? 'open' : 'lapsed';
}

const pricedBy = { places: 'place', days: 'student-day' } as const;

type Priced = Pick<ContractTerms, 'priceModel' | 'unitPriceCents' | 'amount' | 'endsOn'>;

/**
 * What a contract says once an option of it is used, as far as the option tells. More at another price than the contract's makes it a
 * lump sum: one unit price would no longer be true. What is not counted in the unit of the price is left to whoever amends.
 */
export function termsWith(
  { kind, amount, endsOn, unitPriceCents }: Pick<ContractOption, 'kind' | 'amount' | 'endsOn' | 'unitPriceCents'>,
  terms: Priced,
): Priced {
  if (kind === 'period') return { ...terms, endsOn: endsOn ?? terms.endsOn };
  const unit = kind === 'places' || kind === 'days' ? pricedBy[kind] : terms.priceModel;
  if (kind === 'other' || amount === null || unit !== terms.priceModel || terms.priceModel === 'lump') return terms;
  if (unitPriceCents === null || unitPriceCents === terms.unitPriceCents)
    return { ...terms, amount: Math.round((terms.amount + amount) * 100) / 100 };
  const totalCents = contractTotal(terms.unitPriceCents, terms.amount) + contractTotal(unitPriceCents, amount);
  return { ...terms, priceModel: 'lump', unitPriceCents: totalCents, amount: 1 };
}
