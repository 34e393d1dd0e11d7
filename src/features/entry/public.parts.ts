export { EntryForm } from './parts/entry-form.tsx';
