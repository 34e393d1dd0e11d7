/**
 * THE manifest of rooms. A room is a folder of `src/features`; nothing about the borders between rooms is said anywhere else.
 *
 * How to read it: from top to bottom. A room may import only rooms above it, and of those only the ones in `mayImport`,
 * and of them only the doors (`public.ts`, `public.parts.ts`, `public.server.ts`). A table or view belongs to one room, which alone writes it.
 * Other rooms get at it through the door; in SQL of their own they may read it only if the owner has `published` it, and
 * they may refer to it with a foreign key.
 *
 * Who reads it: `import-rules.mjs` (rules for dependency-cruiser), the tests of this folder, and `room-table.mjs`, which
 * prints it in ARCHITECTURE.md. A new room or table starts here; the tests say what is missing.
 *
 * @typedef {object} Room
 * @property {string} subject what the room is about, in one line
 * @property {readonly string[]} mayImport rooms whose doors it may use
 * @property {readonly string[]} tables tables and views it owns
 * @property {readonly string[]} published those of them that rooms which may import it may read in SQL
 * @property {readonly string[]} [personal] those of them with personal data, which row-level security must guard, or which are
 *   closed to the pages
 */

/** @type {Readonly<Record<string, Room>>} */
export const rooms = {
  codelist: {
    subject: 'official lists of areas as they were at each time, and the names under which forms print them',
    mayImport: [],
    tables: ['area_list_version', 'area'],
    published: ['area_list_version', 'area'],
  },
  user: {
    subject: 'people who work in the service: name, e-mail address, language',
    mayImport: [],
    tables: ['app_user'],
    published: ['app_user'],
    personal: ['app_user'],
  },
  audit: {
    subject:
      'who did what to whom, when and by which right: chained entries that are only ever added, and reading them',
    mayImport: ['user'],
    tables: ['audit_entry', 'audit_lane', 'audit_anchor'],
    published: ['audit_entry'],
    personal: ['audit_entry'],
  },
  view: {
    subject: 'saved views of lists, and acts done to many rows at once with a preview and a report',
    mayImport: ['user', 'audit'],
    tables: ['saved_view', 'bulk_run'],
    published: [],
    personal: ['saved_view', 'bulk_run'],
  },
  notice: {
    subject: 'what the service tells a user: notices, mails about them, preferences, the calendar feed',
    mayImport: ['user', 'audit'],
    tables: ['notice', 'notice_mail', 'notice_preference', 'calendar_feed'],
    published: [],
    personal: ['notice', 'notice_mail', 'notice_preference', 'calendar_feed'],
  },
  draft: {
    subject: 'what somebody types, kept until it is saved; who else edits the same; joining two edits of one record',
    mayImport: ['user', 'audit'],
    tables: ['form_draft', 'form_receipt'],
    published: [],
    personal: ['form_draft', 'form_receipt'],
  },
  sheet: {
    subject: 'tables that people send in: read, repaired, matched, previewed, taken in, and the stored result',
    mayImport: ['user', 'audit', 'view', 'notice'],
    tables: ['sheet_import', 'sheet_import_file', 'sheet_import_row'],
    published: [],
    personal: ['sheet_import', 'sheet_import_file', 'sheet_import_row'],
  },
  entry: {
    subject:
      'forms that one fills in, from the same columns as tables sent in: read, kept as drafts, joined, saved once',
    mayImport: ['user', 'audit', 'notice', 'draft', 'sheet'],
    tables: [],
    published: [],
  },
  organisation: {
    subject: 'legal persons by Y-tunnus, their units, and every name they have been printed under',
    mayImport: ['user', 'audit', 'sheet', 'codelist'],
    tables: ['organisation', 'organisation_unit', 'organisation_name', 'organisation_address'],
    published: ['organisation', 'organisation_unit', 'organisation_name', 'organisation_address'],
  },
  project: {
    subject: 'projects by their code, and the bonds between them: mother and parallel, predecessor and successor',
    mayImport: ['user', 'audit', 'sheet', 'codelist', 'organisation'],
    tables: ['project', 'project_link'],
    published: ['project', 'project_link'],
  },
  description: {
    subject:
      'official descriptions: the forms, reading, printing and judging them, importing, versions with source and date',
    mayImport: ['user', 'audit', 'view', 'notice', 'draft', 'sheet', 'codelist', 'organisation', 'project'],
    tables: [
      'source_file',
      'description_version',
      'description_content',
      'description_search',
      'description_word',
      'description_sighting',
      'description_area',
      'description_party',
      'description_told',
      'description_told_party',
      'description_edit',
      'description_edit_event',
      'description_import',
      'description_import_file',
      'description_import_item',
    ],
    published: [
      'source_file',
      'description_version',
      'description_content',
      'description_area',
      'description_party',
      'description_told',
      'description_told_party',
    ],
    personal: [
      'description_edit',
      'description_edit_event',
      'description_import',
      'description_import_file',
      'description_import_item',
    ],
  },
  access: {
    subject: 'signing in, sessions, invitations, and grants: which role a user has, for what, from when to when',
    mayImport: ['user', 'audit', 'view', 'notice', 'draft', 'sheet', 'organisation', 'project', 'description'],
    tables: [
      'role_grant',
      'acting_grant',
      'glass_break',
      'open_glass',
      'invitation',
      'user_session',
      'user_device',
      'user_credential',
      'user_second_factor',
      'second_factor_code',
      'user_passkey',
      'password_reset',
      'user_verification',
      'sign_in_failure',
      'first_link',
      'service_mark',
    ],
    published: ['role_grant', 'acting_grant', 'glass_break'],
    personal: [
      'role_grant',
      'glass_break',
      'invitation',
      'user_session',
      'user_device',
      'user_credential',
      'user_second_factor',
      'second_factor_code',
      'user_passkey',
      'password_reset',
      'user_verification',
      'sign_in_failure',
    ],
  },
  oversight: {
    subject: 'reading the audit in the workspace: who did what, narrowed, as a file, and the anchors that prove it',
    mayImport: ['user', 'audit', 'view', 'project', 'access'],
    tables: [],
    published: [],
  },
  search: {
    subject: 'what a reader asks of the register: which projects fit, what can be counted and added up over them',
    mayImport: ['codelist', 'organisation', 'project', 'description'],
    tables: [],
    published: [],
  },
  opendata: {
    subject: 'the register for programs: API, files of everything, feeds, site map, catalogue description',
    mayImport: ['codelist', 'organisation', 'project', 'description', 'search'],
    tables: [],
    published: [],
  },
  alert: {
    subject: 'saved searches: who asked to be told by e-mail of new projects that fit a question, and the mails',
    mayImport: ['codelist', 'organisation', 'project', 'description', 'search'],
    tables: ['saved_search', 'alert_mail'],
    published: [],
  },
  register: {
    subject: 'the public pages: list, search, project page, statistics, organisations, downloads',
    mayImport: ['codelist', 'organisation', 'project', 'description', 'search'],
    tables: [],
    published: [],
  },
  workspace: {
    subject: 'the home of each role: what waits for one today, and one’s own account pages around it',
    mayImport: [
      'user',
      'audit',
      'view',
      'notice',
      'draft',
      'codelist',
      'organisation',
      'project',
      'description',
      'access',
      'search',
      'alert',
      'sheet',
      'entry',
    ],
    tables: [],
    published: [],
  },
};

/** Tables of the platform, of no room. */
export const platformTables = ['public_change'];
