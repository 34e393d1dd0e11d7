export { type EntryPage, openEntry, showEntryDraft, takeEntry, takeEntryDraft } from './entry-page.server.ts';
export { listUnsavedRowTasks } from './unsaved-row.queries.server.ts';
