import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, dateCell, proseCell, textCell } from '#features/sheet/public.ts';

export const milestoneKinds = ['milestone', 'report'] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];
export type MilestoneState = 'open' | 'done' | 'dropped';

/** A day by which a project is to reach something, or to report. */
export interface Milestone {
  readonly id: number;
  readonly projectId: number;
  readonly kind: MilestoneKind;
  readonly title: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly note: string | null;
  readonly state: MilestoneState;
  readonly revision: number;
}

export const milestoneForm = defineEntryForm({
  columns: {
    kind: {
      kind: choiceCell<MilestoneKind>([
        { value: 'milestone', name: 'plan.milestone-kind.milestone' },
        { value: 'report', name: 'plan.milestone-kind.report' },
      ]),
      required: true,
      text: 'plan.milestone-kind',
    },
    title: {
      kind: textCell({ longest: 200, example: 'Seurantaraportti' }),
      required: true,
      text: 'plan.milestone-title',
    },
    dueOn: {
      kind: dateCell({ earliest: '2000-01-01', latest: '2040-12-31', example: '2012-07-31' }),
      required: true,
      text: 'plan.milestone-due',
    },
    note: {
      kind: proseCell({ longest: 2_000, example: 'Liitteeksi osallistujaluettelo' }),
      required: false,
      text: 'plan.milestone-note',
    },
  },
});

/** How an open day stands, seen from a day in Finland (ISO): it is late, near, or there is time. */
export function standingOf(dueOn: string, today: string, nearUntil: string): 'late' | 'soon' | 'open' {
  if (dueOn < today) return 'late';
  return dueOn <= nearUntil ? 'soon' : 'open';
}
