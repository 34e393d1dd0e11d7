export type { MeasureHead } from './head.model.ts';
export { countWorkingDays } from './holiday.model.ts';
export type { MeasureFacts } from './measure.model.ts';
export { measurePolicy } from './measure.policy.ts';
export { type MeasureField, measureFields } from './measure-field.model.ts';
export { newMeasureForm } from './measure-form.model.ts';
export {
  type CreditUnit,
  type Funding,
  fundings,
  hasWorkPlaces,
  isForStaff,
  isSensitiveKind,
  type MeasureKind,
  type MeasureShape,
  measureKinds,
} from './measure-kind.model.ts';
export { measureList } from './measure-list.model.ts';
export { isForward, type MeasureState, measureStates, nextState } from './measure-state.model.ts';
export type { NeedFacts } from './need.model.ts';
export { doPurchasesOverlap } from './purchase-overlap.model.ts';
export { type MeasureSection, measureAddress } from './section.model.ts';
export { seriesAddress } from './series.model.ts';
export { sessionPolicy } from './session.policy.ts';
export { daysOfRun } from './session-run.model.ts';
export { timeInWords } from './session-words.model.ts';
