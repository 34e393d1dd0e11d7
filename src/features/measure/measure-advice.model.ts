import type { ProjectStatus } from '#features/project/public.ts';
import type { Finding } from '#features/sheet/public.ts';
import { dayAsRead } from '#platform/clock.ts';
import type { MeasureShape } from './measure-kind.model.ts';
import type { MeasureState } from './measure-state.model.ts';

/** Days as ISO; both belong to it. */
interface Days {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

interface AdvisedMeasure extends Days {
  readonly shape: MeasureShape | null;
  readonly applyUntil: string | null;
}

const pastStates: readonly MeasureState[] = ['closed', 'judged', 'cancelled'];

/** What is unusual about a measure in a state, as warnings: it may be right all the same. */
export function adviceOn(
  measure: AdvisedMeasure,
  project: Days & { readonly status: ProjectStatus | null },
  state: MeasureState,
): Finding[] {
  return [
    ...(pastStates.includes(state) ? [] : endedProjectAdvice(project)),
    ...outsideAdvice(measure, project, 'measure.fault.outside-project'),
    ...intakeAdvice(measure),
  ];
}

function endedProjectAdvice({ status }: { readonly status: ProjectStatus | null }): Finding[] {
  if (status !== 'ended' && status !== 'interrupted') return [];
  return [{ key: 'measure.fault.project-over', column: 'startsOn', details: { status }, isWarning: true }];
}

/** Warns of days that begin before others or end after them. */
function outsideAdvice({ startsOn, endsOn }: Days, around: Days, key: string): Finding[] {
  const last = endsOn ?? startsOn;
  const isEarly = startsOn !== null && around.startsOn !== null && startsOn < around.startsOn;
  const isLate = last !== null && around.endsOn !== null && last > around.endsOn;
  if (!isEarly && !isLate) return [];
  const details = {
    from: around.startsOn === null ? '' : dayAsRead(around.startsOn),
    until: around.endsOn === null ? '' : dayAsRead(around.endsOn),
  };
  return [{ key, column: isEarly ? 'startsOn' : 'endsOn', details, isWarning: true }];
}

/** A group is chosen before it begins; what goes on takes people all the time. */
function intakeAdvice({ shape, startsOn, applyUntil }: AdvisedMeasure): Finding[] {
  if (shape === 'non-stop' || shape === 'work-places' || applyUntil === null || startsOn === null) return [];
  if (applyUntil < startsOn) return [];
  const details = { day: dayAsRead(startsOn) };
  return [{ key: 'measure.fault.apply-after-start', column: 'applyUntil', details, isWarning: true }];
}

/** Warns of running before the first day. */
export function adviceOnMove(
  { startsOn }: Pick<Days, 'startsOn'>,
  { to, fromOn }: { readonly to: MeasureState; readonly fromOn: string },
): Finding[] {
  if (to !== 'running' || startsOn === null || fromOn >= startsOn) return [];
  return [
    { key: 'measure.fault.runs-early', column: 'fromOn', details: { day: dayAsRead(startsOn) }, isWarning: true },
  ];
}

/** Warns of a work place with more seats than its measure, or on days on which there is no measure. */
export function adviceOnWorkPlace(
  { seats, fromOn, lastOn }: { readonly seats: number; readonly fromOn: string; readonly lastOn: string | null },
  measure: Days & { readonly seats: number | null },
): Finding[] {
  const details = { seats: measure.seats ?? 0 };
  return [
    ...(measure.seats !== null && seats > measure.seats
      ? [{ key: 'measure.fault.place-seats', column: 'seats', details, isWarning: true }]
      : []),
    ...outsideAdvice({ startsOn: fromOn, endsOn: lastOn }, measure, 'measure.fault.place-outside').map((finding) => ({
      ...finding,
      column: finding.column === 'startsOn' ? 'fromOn' : 'lastOn',
    })),
  ];
}
