export { beginBulk } from './begin-bulk.server.ts';
export { type BulkOptions, performBulk } from './bulk.commands.server.ts';
export { findBulkRun } from './bulk.queries.server.ts';
export type { BulkAct } from './bulk-act.server.ts';
export { listBatches } from './list-batches.server.ts';
export { type ListFormat, listFile } from './list-file.server.ts';
export { type ListedRow, type ListOrder, type ListPage, pagedQuery } from './list-page.server.ts';
export { openingAddress } from './opening-view.ts';
export { listViews } from './saved-view.queries.server.ts';
