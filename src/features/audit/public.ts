export { actInWords, actorInWords, kindInWords, namedActs, namedKinds } from './act-text.model.ts';
export { type AnchorFile, type AnchorStatement, readAnchorFile, statementOf } from './anchor.model.ts';
export { auditPolicy } from './audit.policy.ts';
export type { Fault } from './chain.model.ts';
export type { HistoryEntry } from './history.model.ts';
