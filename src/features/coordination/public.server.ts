export { getDayFacts } from './day-view.queries.server.ts';
