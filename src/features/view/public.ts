export { type BulkForecast, type BulkRow, type BulkRun, mostBulkRows, type Refusal } from './bulk-run.model.ts';
export {
  type ListDefinition,
  type ListQuestion,
  listQuery,
  listQuestionFrom,
} from './list-question.model.ts';
export type { ListColumn, ListFilter } from './parts/list-frame.tsx';
export { refusalText } from './refusal-text.ts';
export type { SavedView } from './saved-view.model.ts';
