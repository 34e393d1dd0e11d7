export type { PlannedChange } from './import-plan.queries.server.ts';
export { type FileRefusal, type ImportOptions, type ImportPlan, runImport } from './import-run.server.ts';
export { type FoundFile, type ImportSources, sourcesAt } from './import-source.server.ts';
export { printPdf } from './pdf-printing.server.ts';
export { textOfPdf } from './pdf-reading.server.ts';
export {
  countProjects,
  findImplementerUnit,
  findVersionById,
  findVersionInForce,
  listNamesOf,
  listProjects,
  listVersions,
  type ProjectFilter,
  type ProjectSummary,
  type Version,
} from './version.queries.server.ts';
