import { wholeWeight } from './comparison.model.ts';

export const tenderStates = ['preparing', 'open', 'decided', 'cancelled'] as const;
export type TenderState = (typeof tenderStates)[number];

/** Where a tender stands: once asked, offers come in until the deadline, and are then compared. */
export const tenderStages = ['preparing', 'open', 'comparing', 'decided', 'cancelled'] as const;
export type TenderStage = (typeof tenderStages)[number];

export function stageOf(
  { state, deadlineAt }: { readonly state: TenderState; readonly deadlineAt: Date },
  now: Date,
): TenderStage {
  return state === 'open' && deadlineAt <= now ? 'comparing' : state;
}

/** What a tender lacks before offers can be asked for, in the order in which it is mended. */
export const askingObstacles = ['no-lot', 'no-criterion', 'no-price', 'weights', 'no-invitee'] as const;
export type AskingObstacle = (typeof askingObstacles)[number];

export function asksTooEarly({
  kind,
  lots,
  criteria,
  invitees,
}: {
  readonly kind: string;
  readonly lots: readonly unknown[];
  readonly criteria: readonly { readonly weightPercent: number; readonly isPrice: boolean }[];
  readonly invitees: readonly unknown[];
}): AskingObstacle[] {
  const weight = criteria.reduce((sum, { weightPercent }) => sum + weightPercent, 0);
  return [
    ...(lots.length === 0 ? (['no-lot'] as const) : []),
    ...(criteria.length === 0 ? (['no-criterion'] as const) : []),
    ...(criteria.length > 0 && !criteria.some(({ isPrice }) => isPrice) ? (['no-price'] as const) : []),
    ...(criteria.length > 0 && weight !== wholeWeight ? (['weights'] as const) : []),
    ...(kind === 'invited' && invitees.length === 0 ? (['no-invitee'] as const) : []),
  ];
}

/**
 * Why a lot cannot be decided so; `undefined` when it can. Who prefers another offer than the best, or accepts none, says why.
 * `accepted` is the rank of the chosen offer, `undefined` when none is chosen; who chooses among several that are equally good, says
 * why, too.
 */
export function whyNotDecided({
  isCompared,
  accepted,
  isTied,
  reason,
}: {
  readonly isCompared: boolean;
  readonly accepted: number | undefined;
  /** Whether several offers share the first place. */
  readonly isTied: boolean;
  readonly reason: string;
}): 'procurement.refused.points-missing' | 'procurement.refused.reason-missing' | undefined {
  if (accepted !== undefined && !isCompared) return 'procurement.refused.points-missing';
  return (accepted !== 1 || isTied) && reason === '' ? 'procurement.refused.reason-missing' : undefined;
}
