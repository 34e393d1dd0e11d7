export { type AkinProject, listAkinProjects, listMentionsOf } from './akin.queries.server.ts';
export { refreshFacts } from './fact-refresh.commands.server.ts';
export { getHolding, type Holding, type HoldingOfForm, listHoldingByForm } from './holding.queries.server.ts';
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
export { currentSnapshot, listToldFacts } from './told-facts.queries.server.ts';
export { listToldProjects } from './told-project.queries.server.ts';
export {
  countProjects,
  findImplementerUnit,
  findVersionById,
  findVersionInForce,
  listNamesOf,
  listVersions,
} from './version.queries.server.ts';
