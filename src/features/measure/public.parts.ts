export { MeasureFrame } from './parts/measure-frame.tsx';
export { MeasureStateTag } from './parts/measure-state-tag.tsx';
