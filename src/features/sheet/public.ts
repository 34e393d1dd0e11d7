export {
  type CellKind,
  type CellReading,
  type Fault,
  fault,
  type Repair,
  type SheetValue,
} from './cell.model.ts';
export { dateCell } from './date-cell.model.ts';
export { sheetPolicy } from './sheet.policy.ts';
export { shownFileName } from './sheet-import.model.ts';
export type { FieldChange, Finding, RowJudgement, RowOf, SheetColumn } from './sheet-row.model.ts';
export { choiceCell, digitCode, mailCell, ownCode, type SheetChoice, textCell } from './text-cell.model.ts';
