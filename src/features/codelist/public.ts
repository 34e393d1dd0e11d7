export {
  type Area,
  type AreaEntry,
  type AreaKind,
  areaKinds,
  municipalityEntriesOn,
  regionEntries,
  subRegionEntriesOn,
} from './area.model.ts';
export {
  type AreaName,
  hasOwnNames,
  joinSplitNames,
  type NamedAreaKind,
  nameOfArea,
  printedNameOf,
  resolveAreaName,
  splitNameForForm,
} from './area-name.model.ts';
export { countryOutline, type RegionShape, regionMapBox, regionShapes } from './region-shape.facts.ts';
