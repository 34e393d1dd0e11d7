/** What a record of a contract says, by the names of its form; money in cents, days as ISO, the supplier as the id of its unit. */
export type PartFacts = Readonly<Partial<Record<PartFact, string | number | null>>>;

/** All that such records say, in the order in which people read it. */
const factNames = [
  'kind',
  'title',
  'what',
  'field',
  'unit',
  'days',
  'amount',
  'price',
  'unitPrice',
  'fromOn',
  'lastOn',
  'endsOn',
  'useByOn',
  'supplier',
] as const;
export type PartFact = (typeof factNames)[number];

/** The records that bind once their contract is signed. */
export type BindingPart = 'module' | 'capacity' | 'option';

/** What was added to a signed contract, changed in it or taken out of it; `was` or `isNow` is null for what was not there. */
export interface PartChange {
  readonly id: number;
  readonly kind: BindingPart;
  readonly was: PartFacts | null;
  readonly isNow: PartFacts | null;
  readonly reason: string;
  /** The day in Finland (ISO). */
  readonly changedOn: string;
}

/** The facts that differ; all of what was added or taken out. */
export function changedFacts({ was, isNow }: Pick<PartChange, 'was' | 'isNow'>): PartFact[] {
  return factNames.filter((fact) => (was?.[fact] ?? null) !== (isNow?.[fact] ?? null));
}

/** The facts that differ, as the audit tells them: `amount: 300 → 250`. */
export function changesTold(change: Pick<PartChange, 'was' | 'isNow'>): string[] {
  const { was, isNow } = change;
  return changedFacts(change).map((fact) => `${fact}: ${was?.[fact] ?? '–'} → ${isNow?.[fact] ?? '–'}`);
}

/**
 * Whether a provider that acts for some units may know of a change: of capacity of others it learns nothing, nor of options, which tell
 * prices, where the price of the contract is not told to it.
 */
export function concerns(
  { kind, was, isNow }: Pick<PartChange, 'kind' | 'was' | 'isNow'>,
  unitIds: readonly number[],
  tellsPrice: boolean,
) {
  if (kind === 'option') return tellsPrice;
  if (kind !== 'capacity') return true;
  const suppliers = [was, isNow].flatMap((facts) => (facts ? [facts.supplier ?? null] : []));
  return suppliers.every((supplier) => supplier === null || unitIds.includes(Number(supplier)));
}
