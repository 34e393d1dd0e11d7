export { offerSheetKinds } from './kind-registry.ts';
export { confirmSheet, receiveSheet, type SentSheet } from './sheet-import.commands.server.ts';
export { sheetJobName } from './sheet-job.ts';
export { defineSheetKind, type Recording, type SheetKind } from './sheet-kind.ts';
export { runSheets, type SheetService } from './sheet-run.server.ts';
export { listSheetTasks } from './sheet-task.queries.server.ts';
export { hasUseForSheets } from './sheet-use.queries.server.ts';
