export {
  type CellKind,
  type CellReading,
  type Fault,
  fault,
  type Repair,
  type SheetValue,
} from './cell.model.ts';
export { dateCell } from './date-cell.model.ts';
export { decimalNumber, money, wholeNumber } from './number-cell.model.ts';
export { type RowProblem, readRow } from './row-reading.model.ts';
export { sheetPolicy } from './sheet.policy.ts';
export { sheetsAddress, shownFileName } from './sheet-import.model.ts';
export type {
  FieldChange,
  Finding,
  RowJudgement,
  RowOf,
  SheetColumn,
  SheetColumns,
  SheetRow,
  SheetShape,
} from './sheet-row.model.ts';
export { causeOf, remedyLinkOf, remedyOf } from './sheet-text.model.ts';
export {
  choiceCell,
  digitCode,
  mailCell,
  offeredCell,
  ownCode,
  proseCell,
  type SheetChoice,
  textCell,
} from './text-cell.model.ts';
export { shownTime, timeCell } from './time-cell.model.ts';
