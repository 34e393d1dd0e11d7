export {
  type AreaListVersion,
  type AreaParents,
  findAreaByCode,
  findAreaByName,
  listAreaListVersions,
  listAreas,
  listAreasEver,
  newestAreaListId,
} from './area.queries.server.ts';
export { type AreaListImport, importAreaList, loadReferenceAreas } from './area-list.commands.server.ts';
export type { AreaFieldChange, AreaListChange } from './area-list-change.model.ts';
export { readAreaListFromFile, type SourcedAreaList } from './area-list-file.server.ts';
