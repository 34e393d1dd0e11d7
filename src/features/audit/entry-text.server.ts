/**
 * The words of an entry that are digested, as PostgreSQL makes them: a JSON object of every column but the digests, in this order.
 * The database chains by a function of its own with the same words; here they stand once more, so that whoever verifies does not
 * have to believe that function.
 */
export const entryText = `json_build_object(
  'lane', entry.lane, 'position', entry.position, 'id', entry.id, 'utc', entry.acted_at at time zone 'UTC',
  'user', entry.user_id, 'role', entry.role, 'grant', entry.grant_id, 'act', entry.act, 'kind', entry.subject_kind,
  'subject', entry.subject_id, 'project', entry.project_id, 'reason', entry.reason, 'origin', entry.origin,
  'request', entry.request_id, 'details', entry.details)::text`;
