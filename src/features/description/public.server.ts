export { type AkinProject, listAkinProjects, listMentionsOf } from './akin.queries.server.ts';
export {
  openEdit,
  returnEdit,
  submitEdit,
} from './edit.commands.server.ts';
export type { Edit, EditSummary } from './edit.queries.server.ts';
export { descriptionBulkActs } from './edit-bulk.server.ts';
export { descriptionNotices } from './edit-notice.server.ts';
export { readEdit } from './edit-reading.server.ts';
export {
  listDescriptionTasks,
  listOpenEdits,
  listOwnDescriptionTasks,
  type OpenEdit,
} from './edit-task.queries.server.ts';
export { refreshFacts } from './fact-refresh.commands.server.ts';
export { getHolding, type Holding, type HoldingOfForm, listHoldingByForm } from './holding.queries.server.ts';
export { importJobName } from './import-job.ts';
export { importNotices } from './import-notice.server.ts';
export type { PlannedChange } from './import-plan.queries.server.ts';
export { type FileRefusal, type ImportOptions, type ImportPlan, runImport } from './import-run.server.ts';
export { type FoundFile, type ImportSources, sourcesAt } from './import-source.server.ts';
export {
  type ListedProject,
  listProjectsOfVersions,
  listRecordsOfVersions,
} from './listed-project.queries.server.ts';
export {
  countStartsOfParty,
  listProjectsOfParty,
  type PartyProject,
  type PartyRole,
  type PartySums,
  sumsOfParty,
} from './party.queries.server.ts';
export { passagesOf } from './passage.model.ts';
export { printPdf } from './pdf-printing.server.ts';
export { textOfPdf } from './pdf-reading.server.ts';
export { evaluateSearch } from './search-evaluation.server.ts';
export { type IndexOptions, indexVersions } from './search-index.commands.server.ts';
export {
  fewHits,
  findVersionsByWords,
  findVersionsNaming,
  rankVersions,
  type Suggestion,
  suggestWords,
  type TextQuestion,
  understandWords,
} from './search-question.queries.server.ts';
export { forgetOldItems } from './stored-import.commands.server.ts';
export { type ImportService, runStoredImports } from './stored-import-run.server.ts';
export { currentSnapshot, listToldFacts } from './told-facts.queries.server.ts';
export { listToldProjects } from './told-project.queries.server.ts';
export { listToldRecords } from './told-record.queries.server.ts';
export {
  countProjects,
  findImplementerUnit,
  findVersionById,
  findVersionInForce,
  isTold,
  listNamesOf,
  listVersions,
} from './version.queries.server.ts';
export { findWithdrawnVersion, listWithdrawnVersions, type WithdrawnVersion } from './withdrawal.queries.server.ts';
