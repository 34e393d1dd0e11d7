export type { AreaNames } from './area-names.model.ts';
export {
  type FacetId,
  facetIds,
  moneyBands,
  nationwide,
  notTold,
  personsBands,
  severalRegions,
} from './facet.model.ts';
export {
  type FigureId,
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
  withChosen,
  wrongDaysFrom,
} from './question.model.ts';
export { type FacetCount, facetsWithSeveralValues, type Group, type Selection, type Sum } from './selection.model.ts';
export { type Theme, themes } from './theme.model.ts';
