import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, dateCell, textCell } from '#features/sheet/public.ts';
import { officialCodeCell } from './code.model.ts';

const statusCell = choiceCell([
  { value: 'application', name: 'project.status.application' },
  { value: 'running', name: 'project.status.running' },
  { value: 'interrupted', name: 'project.status.interrupted' },
  { value: 'ended', name: 'project.status.ended' },
]);

/** In what state a project is from a day on. */
export const statusForm = defineEntryForm({
  columns: {
    status: { kind: statusCell, required: true, text: 'project.form.status' },
    fromOn: { kind: dateCell({ example: '2024-01-01' }), required: true, text: 'project.form.from-on' },
    reason: {
      kind: textCell({ longest: 500, example: 'Rahoituspäätös saatiin' }),
      required: false,
      text: 'project.form.status-reason',
    },
  },
  check: ({ status, reason }) =>
    status === 'interrupted' && reason === null ? [{ key: 'project.fault.interrupted-why', column: 'reason' }] : [],
});

/** The code that the official service has given to a project that was prepared under a code of ours. */
export const codeForm = defineEntryForm({
  columns: { code: { kind: officialCodeCell(), required: true, text: 'project.form.given-code' } },
});
