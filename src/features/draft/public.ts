export { forgottenOn } from './draft-age.model.ts';
export {
  controlNames,
  controlOf,
  entriesFrom,
  type FormControl,
  type FormEntries,
  sentValue,
} from './form-entries.model.ts';
export { type EditConflict, type FieldTexts, type MergedEdits, mergeEdits } from './merge.model.ts';
export { othersInWords } from './other-editors.model.ts';
