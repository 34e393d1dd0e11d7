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
} as const;
