import type { MeasureState } from '#features/measure/public.ts';
import type { Finding } from '#features/sheet/public.ts';
import { dayAsRead } from '#platform/clock.ts';
import { finding } from './tender-form.model.ts';

/** What a contract says of its days and its price; days as ISO, both belong to it. */
interface ContractSpan {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly totalCents: number;
}

/** The days of a measure or a project; null where nobody has said. */
export interface Days {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** A measure that is bought, as far as its contract should fit it. */
export interface MeasureToFit extends Days {
  readonly name: string;
  readonly state: MeasureState;
}

/** What is odd about a contract, though it may be meant so. */
type ContractDoubt =
  | { readonly kind: 'cancelled'; readonly name: string }
  | ({ readonly kind: 'uncovered'; readonly name: string } & Days)
  | ({ readonly kind: 'project-days' } & Days)
  | { readonly kind: 'sum'; readonly cents: number };

/** A single purchase that costs more is taken for a slip of the pen. The figure is our own. */
const usualMostCents = 10_000_000_00;

/** What is odd about a contract beside the measures that are bought with it, and the days of the project that buys. */
export function doubtsOf(contract: ContractSpan, measures: readonly MeasureToFit[], project: Days): ContractDoubt[] {
  const { totalCents: cents } = contract;
  return [
    ...measures.flatMap(({ state, name, startsOn, endsOn }): ContractDoubt[] => {
      if (state === 'cancelled') return [{ kind: 'cancelled', name }];
      return covers(contract, { startsOn, endsOn }) ? [] : [{ kind: 'uncovered', name, startsOn, endsOn }];
    }),
    ...(touches(contract, project) ? [] : [{ kind: 'project-days' as const, ...project }]),
    ...(cents > usualMostCents ? [{ kind: 'sum' as const, cents }] : []),
  ];
}

/** What the form of a contract says of them: no contract is made for a cancelled measure, the rest may be meant so. */
export function doubtFindings(doubts: readonly ContractDoubt[]): Finding[] {
  return doubts.map(findingOf);
}

function findingOf(doubt: ContractDoubt): Finding {
  switch (doubt.kind) {
    case 'cancelled':
      return finding('measure-cancelled', 'name', { name: doubt.name });
    case 'uncovered':
      return warning('measure-uncovered', 'startsOn', { name: doubt.name, days: daysInWords(doubt) });
    case 'project-days':
      return warning('project-days', 'startsOn', { days: daysInWords(doubt) });
    case 'sum':
      return warning('sum-doubtful', 'unitPrice', { sum: Math.round(doubt.cents / 100) });
  }
}

function warning(...told: Parameters<typeof finding>): Finding {
  return { ...finding(...told), isWarning: true };
}

function daysInWords({ startsOn, endsOn }: Days): string {
  const inWords = (day: string | null) => (day === null ? '' : dayAsRead(day));
  return `${inWords(startsOn)} – ${inWords(endsOn)}`.trim();
}

/** Whether a contract runs on all the days of a measure. */
function covers(contract: Pick<ContractSpan, 'startsOn' | 'endsOn'>, { startsOn, endsOn }: Days): boolean {
  return (startsOn === null || contract.startsOn <= startsOn) && (endsOn === null || contract.endsOn >= endsOn);
}

/** Whether a contract runs on any day of a measure or project. */
export function touches(contract: Pick<ContractSpan, 'startsOn' | 'endsOn'>, { startsOn, endsOn }: Days): boolean {
  return (startsOn === null || contract.endsOn >= startsOn) && (endsOn === null || contract.startsOn <= endsOn);
}
