export { defineEntryForm, type EntryForm, readEntry } from './entry-form.model.ts';
