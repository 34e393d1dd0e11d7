/**
 * PostgreSQL's advisory locks by what they guard. They are numbers without names there, so all stand here together: two uses of
 * one number would keep each other out.
 */
export const advisoryLocks = {
  migrations: 727_001,
  /** Held, shared, by every process that uses the embedded server: the last to go stops it. */
  embeddedServerInUse: 727_002,
  contentOfStart: 727_003,
  import: 727_004,
  searchIndexJob: 727_006,
  alertsJob: 727_007,
  sheetsJob: 727_016,
  invitationsJob: 727_015,
  passwordResetsJob: 727_017,
  noticesJob: 727_020,
  noticeMails: 727_021,
  importsJob: 727_023,
  auditAnchorJob: 727_030,
  auditAnchor: 727_031,
  /** Whoever ends the rights of others: so that somebody is left who can let people in. */
  administration: 727_032,
  forgettingChangesJob: 727_038,
  forgettingDraftsJob: 727_039,
  forgettingItemsJob: 727_040,
  /** With the number of a project beside it: numbers of its participants. */
  participantNumbers: 727_041,
  /** With the number of a project beside it: what comes before its measures. */
  measureChain: 727_046,
  seatOffersJob: 727_042,
  providerDaysJob: 727_043,
  // 727_100 with the number of a lane beside it: lanes of the audit, in db/migrations/0012_audit__entry.sql.
} as const;
