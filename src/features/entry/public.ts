export { defineEntryForm, type EntryForm, readEntry } from './entry-form.model.ts';
export { formAt } from './form-at.model.ts';
