/**
 * THE manifest of rooms. A room is a folder of `src/features`; nothing about the borders between rooms is said anywhere else.
 *
 * How to read it: from top to bottom. A room may import only rooms above it, and of those only the ones in `mayImport`,
 * and of them only the doors (`public.ts`, `public.server.ts`). A table or view belongs to one room, which alone writes it.
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
 */

/** @type {Readonly<Record<string, Room>>} */
export const rooms = {
  codelist: {
    subject: 'official lists of areas as they were at each time, and the names under which forms print them',
    mayImport: [],
    tables: ['area_list_version', 'area'],
    published: ['area_list_version', 'area'],
  },
  organisation: {
    subject: 'legal persons by Y-tunnus, their units, and every name they have been printed under',
    mayImport: ['codelist'],
    tables: ['organisation', 'organisation_unit', 'organisation_name'],
    published: ['organisation', 'organisation_unit', 'organisation_name'],
  },
  project: {
    subject: 'projects by their code, and the bonds between them: mother and parallel, predecessor and successor',
    mayImport: ['codelist', 'organisation'],
    tables: ['project', 'project_link'],
    published: ['project', 'project_link'],
  },
  description: {
    subject:
      'official descriptions: the forms, reading, printing and judging them, importing, versions with source and date',
    mayImport: ['codelist', 'organisation', 'project'],
    tables: [
      'source_file',
      'description_version',
      'description_content',
      'description_search',
      'description_word',
      'description_sighting',
      'description_area',
      'description_party',
    ],
    published: ['source_file', 'description_version', 'description_content', 'description_area', 'description_party'],
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
};
