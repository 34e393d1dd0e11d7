export { EntryFields, EntryForm, type Offer } from './parts/entry-form.tsx';
