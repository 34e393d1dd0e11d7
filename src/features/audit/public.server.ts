export { makeAnchor, makeDailyAnchor } from './anchor.commands.server.ts';
export { findAnchor, listAnchors, type StoredAnchor } from './anchor.queries.server.ts';
export {
  type AuditDetails,
  type AuditedAct,
  recordAct,
  recordReading,
  recordServiceAct,
  type Unnamed,
} from './audit.commands.server.ts';
export { readPersonalData, type ShowPeople } from './audited-reading.server.ts';
export { exportAudit } from './bundle.server.ts';
export { historyOf } from './history.queries.server.ts';
export { showOnceAnHour } from './repeated-reading.server.ts';
export { type AnchorFault, type Verification, verifyAudit } from './verify.server.ts';
