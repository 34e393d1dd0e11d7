import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, dateCell, textCell } from '#features/sheet/public.ts';
import { officialCodeCell } from './code.model.ts';
import type { ProjectStatus } from './profile.model.ts';

const statusCell = choiceCell([
  { value: 'application', name: 'project.status.application' },
  { value: 'running', name: 'project.status.running' },
  { value: 'interrupted', name: 'project.status.interrupted' },
  { value: 'ended', name: 'project.status.ended' },
]);

const statusColumns = {
  status: { kind: statusCell, required: true, text: 'project.form.status' },
  fromOn: { kind: dateCell({ example: '2024-01-01' }), required: true, text: 'project.form.from-on' },
  reason: {
    kind: textCell({ longest: 500, example: 'Rahoituspäätös saatiin' }),
    required: false,
    text: 'project.form.status-reason',
  },
} as const;

function whyInterrupted({ status, reason }: { readonly status: ProjectStatus; readonly reason: string | null }) {
  return status === 'interrupted' && reason === null
    ? [{ key: 'project.fault.interrupted-why', column: 'reason' }]
    : [];
}

/** In what state a project is from a day on. */
export const statusForm = defineEntryForm({ columns: statusColumns, check: whyInterrupted });

/** A state as it should have been recorded, and why what was recorded was wrong. */
export const correctStatusForm = defineEntryForm({
  columns: {
    ...statusColumns,
    why: {
      kind: textCell({ longest: 500, example: 'Päivä luettiin väärästä päätöksestä' }),
      required: true,
      text: 'project.form.status-why',
    },
  },
  check: whyInterrupted,
});

/** Why a state should not have been recorded at all. */
export const takeBackStatusForm = defineEntryForm({
  columns: {
    why: {
      kind: textCell({ longest: 500, example: 'Tila kirjattiin väärälle hankkeelle' }),
      required: true,
      text: 'project.form.status-taken-back-why',
    },
  },
});

/** The code that the official service has given to a project that was prepared under a code of ours. */
export const codeForm = defineEntryForm({
  columns: { code: { kind: officialCodeCell(), required: true, text: 'project.form.given-code' } },
});
