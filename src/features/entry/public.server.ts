export {
  type EntryOutcome,
  type EntryPage,
  type OpenEntry,
  openEntry,
  type StoredEntry,
  takeEntry,
} from './entry-page.server.ts';
