import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, textCell } from '#features/sheet/public.ts';
import { longestTitle } from './document.model.ts';

const columns = {
  title: {
    kind: textCell({ longest: longestTitle, example: 'Ohjausryhmän pöytäkirja 1/2026' }),
    required: true,
    text: 'document.form.title',
  },
  kind: {
    kind: choiceCell([
      { value: 'minutes', name: 'document.kind.minutes' },
      { value: 'decision', name: 'document.kind.decision' },
      { value: 'agreement', name: 'document.kind.agreement' },
      { value: 'plan', name: 'document.kind.plan' },
      { value: 'tender', name: 'document.kind.tender' },
      { value: 'report', name: 'document.kind.report' },
      { value: 'annex', name: 'document.kind.annex' },
      { value: 'other', name: 'document.kind.other' },
    ]),
    required: true,
    text: 'document.form.kind',
  },
  visibility: {
    kind: choiceCell([
      { value: 'parties', name: 'document.visibility.parties' },
      { value: 'authority', name: 'document.visibility.authority' },
    ]),
    required: true,
    text: 'document.form.visibility',
  },
} as const;

/** What can be corrected of a document; its files stay as they were sent. */
export const documentForm = defineEntryForm({ columns });
