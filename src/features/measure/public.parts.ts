export { MeasureEntryForm } from './parts/measure-entry-form.tsx';
export { MeasureFrame } from './parts/measure-frame.tsx';
export { MeasureStateTag } from './parts/measure-state-tag.tsx';
