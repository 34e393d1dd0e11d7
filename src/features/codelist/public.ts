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
  joinSplitNames,
  type NamedAreaKind,
  printedNameOf,
  resolveAreaName,
  splitNameForForm,
} from './area-name.model.ts';
export { countryOutline, type RegionShape, regionMapBox, regionShapes } from './region-shape.facts.ts';
