import {
  findVersionInForce,
  listNamesOf,
  listProjectsOfVersions,
  listRecordsOfVersions,
  listVersions,
} from '#features/description/public.server.ts';
import { listLinksOfProject } from '#features/project/public.server.ts';
import { select } from '#features/search/public.server.ts';
import { everything, type Question } from '#features/search/public.ts';
import { type Database, reading } from '#platform/db/database.server.ts';
import type { Bench } from './harness/bench.ts';
import type { BenchDatabase } from './harness/bench-server.ts';
import { type AskedPage, measurePage, startKoordi } from './harness/page-cost.ts';
import { rounded, type Section } from './harness/report.ts';
import { explainPage } from './harness/statements.ts';

const pageSize = 25;
/** The first pages of the list: further ones are hardly opened. */
const listPages = 40;

/** A word of nearly every description, two together, a word of a good many, and one of few. */
const searchWords = ['koulutus', 'nuorten työpaja', 'maahanmuuttajat', 'hitsaus'];

interface Page extends AskedPage {
  /** The same queries as the page's own, for some of its addresses. */
  readonly queries: readonly PageQueries[];
}

interface PageQueries {
  readonly name: string;
  ask(database: Database): Promise<unknown>;
}

/** Pages as HTML, against a bare Fastify that sends the same bytes; in processor time of the server's process. */
export async function benchPages(bench: Bench): Promise<Section> {
  const database = await bench.register();
  const pages = pagesOf(bench.files().codes);
  const server = await startKoordi(database);
  try {
    const measured = [];
    for (const page of pages) {
      const { rows, notes } = await measurePage(bench, server, page);
      measured.push({ rows, notes: [...notes, ...(await notesOnQueries(page, database))] });
    }
    return {
      title: 'Pages as HTML',
      rows: measured.flatMap(({ rows }) => rows),
      notes: [
        'Kept: the same page over and over, which the server remembers until something is written. Drawn: another address each time, so the page is asked, drawn and compressed anew.',
        ...measured.flatMap(({ notes }) => notes),
      ],
    };
  } finally {
    await server.stop();
  }
}

function pagesOf(codes: readonly string[]): Page[] {
  const listed = (words: string) => (page: number) =>
    `/fi/projects?${new URLSearchParams({ ...(words && { q: words }), page: String(page) })}`;
  const numbers = Array.from({ length: listPages }, (_, index) => index + 1);
  const code = codes[codes.length >> 1] ?? '';
  return [
    {
      name: 'list',
      addresses: numbers.map(listed('')),
      queries: [
        { name: 'the first page', ask: (database) => askList(database, everything) },
        {
          name: 'the last page',
          ask: (database) => askList(database, { ...everything, page: Math.ceil(codes.length / pageSize) }),
        },
      ],
    },
    {
      name: 'list with a search',
      addresses: searchWords.flatMap((words) => [1, 2].map(listed(words))),
      queries: searchWords.map((words) => ({
        name: `“${words}”`,
        ask: (database) => askList(database, { ...everything, words }),
      })),
    },
    {
      name: 'project',
      addresses: codes.filter((_, index) => index % 50 === 0).map((each) => `/fi/projects/${each}`),
      queries: [{ name: code, ask: (database) => askProject(database, code) }],
    },
  ];
}

async function askList(database: Database, question: Question): Promise<string> {
  const read = reading(database);
  const answer = await select(read, question);
  const versionIds = answer.versionIds((question.page - 1) * pageSize, pageSize);
  await listProjectsOfVersions(read, versionIds);
  if (answer.text) await listRecordsOfVersions(read, versionIds);
  return `${answer.total} found`;
}

async function askProject(database: Database, code: string): Promise<void> {
  const read = reading(database);
  await findVersionInForce(read, code);
  await listVersions(read, code);
  const links = await listLinksOfProject(read, code);
  await listNamesOf(
    read,
    links.map(({ from, to }) => (from === code ? to : from)),
  );
}

async function notesOnQueries({ name, queries }: Page, database: BenchDatabase): Promise<string[]> {
  const notes: string[] = [];
  for (const query of queries) {
    const { answer, statements, milliseconds, wholeTables } = await explainPage(database, {
      // The facts that a server reads once in its life.
      prepare: (handle) => select(reading(handle), everything),
      ask: query.ask,
    });
    const found = typeof answer === 'string' ? `, ${answer}` : '';
    const scans = wholeTables.length > 0 ? `reads from end to end: ${wholeTables.join(', ')}` : 'no sequential scan';
    notes.push(
      `${name}, ${query.name}${found}: ${statements} statements, ${rounded(milliseconds)} ms by themselves; ${scans}.`,
    );
  }
  return notes;
}
