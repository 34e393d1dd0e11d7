export {
  type EntryOutcome,
  type EntryPage,
  type OpenEntry,
  openEntry,
  type StoredEntry,
  takeEntry,
  takeEntryDraft,
} from './entry-page.server.ts';
