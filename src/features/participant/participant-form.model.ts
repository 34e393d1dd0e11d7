import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, offeredCell, proseCell } from '#features/sheet/public.ts';
import type { Sex } from './participant.model.ts';

/** What is told of a person, and why it is told otherwise now. */
export const participantForm = defineEntryForm({
  columns: {
    sex: {
      kind: choiceCell<Sex>([
        { value: 'female', name: 'participant.sex.female' },
        { value: 'male', name: 'participant.sex.male' },
        { value: 'other', name: 'participant.sex.other' },
        { value: 'unknown', name: 'participant.sex.unknown' },
      ]),
      required: true,
      text: 'participant.field.sex',
    },
    segment: { kind: offeredCell({ longest: 20, example: '12' }), required: false, text: 'participant.field.segment' },
    reason: {
      kind: proseCell({ longest: 500, example: 'Kirjattu väärin' }),
      required: true,
      text: 'participant.field.reason',
    },
  },
});
