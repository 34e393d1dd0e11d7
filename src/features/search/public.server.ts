export { type Answer, select } from './select.queries.server.ts';
