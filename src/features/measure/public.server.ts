export { findMeasureHead, isMeasureWithin, placeOfMeasure } from './head.queries.server.ts';
export { listMeasures } from './measure-list.queries.server.ts';
export { measureSheet } from './measure-sheet.server.ts';
export { listNeedTasks } from './need.queries.server.ts';
export { advanceMeasures } from './purchase-step.commands.server.ts';
export { listSessionEvents } from './session-event.queries.server.ts';
