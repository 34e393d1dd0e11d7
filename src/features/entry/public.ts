export { defineEntryForm, type EntryForm } from './entry-form.model.ts';
