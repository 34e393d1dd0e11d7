export {
  feedAddress,
  followAddress,
  lasting,
  listAddress,
  organisationAddress,
  projectAddress,
  versionAddress,
} from './address.model.ts';
export type { AreaNames } from './area-names.model.ts';
export {
  type FacetId,
  facetIds,
  moneyBands,
  nationwide,
  notTold,
  personsBands,
  phraseValue,
  priorityValue,
  severalRegions,
} from './facet.model.ts';
export {
  type FigureId,
  type FigurePair,
  type FigurePairId,
  factOf,
  figureIds,
  figurePairs,
  isMoney,
} from './figure.model.ts';
export {
  type Chosen,
  dayFrom,
  everything,
  type Question,
  questionFrom,
  questionParameters,
  questionQuery,
  type Sort,
  sortOf,
  sorts,
  toggled,
  type UnreadPart,
  unreadPartsFrom,
  withChosen,
} from './question.model.ts';
export {
  type BothSums,
  type FacetCount,
  facetsWithSeveralValues,
  type Group,
  type Selection,
  type Sum,
} from './selection.model.ts';
export { type Theme, themes } from './theme.model.ts';
export {
  finnishWording,
  fundShort,
  kindInWords,
  organisationTypeInWords,
  statusInWords,
  type Wording,
} from './told-word.model.ts';
