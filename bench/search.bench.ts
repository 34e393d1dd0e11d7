import { type Answer, select } from '#features/search/public.server.ts';
import { everything, type FacetId, facetIds, notTold, type Question } from '#features/search/public.ts';
import { connectClient, openDatabase, type Read, reading } from '#platform/db/database.server.ts';
import { type Bench, timesAsMany } from './harness/bench.ts';
import type { BenchDatabase } from './harness/bench-server.ts';
import { type AskedPage, measurePage, type PageCosts, startKoordi } from './harness/page-cost.ts';
import { type Row, rounded, type Section } from './harness/report.ts';
import { measureShelf } from './harness/shelf-process.ts';
import {
  quantileOf,
  rowOfLimit,
  rowOfQuantile,
  type SideBySide,
  type Times,
  timeAlone,
  timeSideBySide,
} from './harness/side-by-side.ts';
import { summarise } from './harness/summary.ts';
import { sampleWords } from './harness/word-sample.ts';
import { askBySql, type SixFacet, type SqlAnswer, type SqlQuestion, sixFacets } from './peers/hand-written-search.ts';
import { measureLucene } from './peers/lucene.ts';

/** More than a server remembers the hits of, so that asked in turn each is asked for the first time. */
const wordsAsked = 64;
const pageSize = 25;

/** How much longer than one hand-written statement a question may take. */
const timeTarget = { atMost: 1.5 };
/** Milliseconds within which the big register answers. */
const bigLimit = 50;

/** Questions with words and facets, against SQL written by hand and against Lucene; the list page against a bare one. */
export async function benchSearch(bench: Bench): Promise<Section> {
  const words = sampleWords(wordsAsked);
  const parts: PageCosts[] = [];
  for (const [database, projects] of [
    [await bench.register(), bench.descriptions],
    [await bench.bigRegister(), bench.descriptions * timesAsMany],
  ] as const) {
    const size = `${rounded(projects)} projects`;
    parts.push(await againstSql(bench, database, words, size, projects > bench.descriptions));
    parts.push(await listPages(bench, database, words, size));
    parts.push(await measureLucene(bench, words, projects / bench.descriptions, size));
  }
  parts.push(await measureShelf(bench, await bench.bigRegister()));
  return {
    title: 'Search',
    rows: parts.flatMap(({ rows }) => rows),
    notes: [
      'The hand-written statement finds the hits once, counts six facets as if nothing were chosen in each of them, and cuts the page; Koordi counts the same six, and weighs its hits besides.',
      `${words.length} words, from those that most descriptions have to those of few in a thousand: ${words.slice(0, 8).join(', ')} …`,
      ...parts.flatMap(({ notes }) => notes),
    ],
  };
}

type Chosen = Question['chosen'];

/** A question and the same for the database. */
interface Asked {
  readonly question: Question;
  readonly sql: SqlQuestion;
}

async function againstSql(
  bench: Bench,
  { target }: BenchDatabase,
  words: readonly string[],
  size: string,
  isBig: boolean,
): Promise<PageCosts> {
  bench.say(`asking questions of ${size} in Koordi and in SQL`);
  const database = await openDatabase(target);
  const client = await connectClient(target);
  try {
    const read = reading(database);
    const asked = await questionsOf(read, words);
    const theirs = ({ sql }: Asked) => askBySql(client, sql);
    const plain = [...asked.worded, ...asked.narrowed, ...asked.wordless].filter(isPlain);
    for (const each of plain) await refuseDifference(read, each, await theirs(each));
    const six = ({ question }: Asked) => askSix(read, question);
    const compare = (questions: readonly Asked[], ours: (question: Asked) => Promise<unknown>, again = false) =>
      timeSideBySide(bench.rounds, questions, {
        ours,
        theirs,
        ...(again && { prepare: ({ question }: Asked) => select(read, { ...question, chosen: {} }) }),
      });
    const first = await compare(asked.worded, six);
    const again = await compare(asked.narrowed, six, true);
    const wordless = await compare(asked.wordless, six);
    const asPage = await timeAlone(bench.rounds, asked.worded, ({ question }) => askAsPage(read, question));
    return {
      rows: [
        ...rowsOf(`${size}: words for the first time`, first, isBig),
        ...rowsOf(`${size}: the same words, other facets`, again, isBig),
        ...rowsOf(`${size}: facets without words`, wordless, isBig),
      ],
      notes: [
        `${size}, words for the first time, with all ${facetIds.length} facets and two sums as the list page shows: p50 ${inMs(asPage, 0.5)} ms, p95 ${inMs(asPage, 0.95)} ms.`,
      ],
    };
  } finally {
    await client.end();
    await database.destroy();
  }
}

function rowsOf(what: string, times: SideBySide, isBig: boolean): Row[] {
  return [
    rowOfQuantile(what, 'hand-written SQL', times, 0.5, timeTarget),
    rowOfQuantile(what, 'hand-written SQL', times, 0.95),
    ...(isBig ? [rowOfLimit(what, times, 0.95, bigLimit)] : []),
  ];
}

function inMs(rounds: readonly Times[], share: number): string {
  return rounded(summarise(quantileOf(rounds, share)).median);
}

interface Questions {
  readonly worded: readonly Asked[];
  readonly narrowed: readonly Asked[];
  readonly wordless: readonly Asked[];
}

async function questionsOf(read: Read, words: readonly string[]): Promise<Questions> {
  const whole = await select(read, everything);
  const narrowings = narrowingsOf(whole);
  const inBoth = async (question: Question): Promise<Asked> => {
    const { text } = await select(read, question);
    return { question, sql: { words: text?.query, chosen: inSql(question.chosen, whole) } };
  };
  const ask = async (questions: readonly Question[]) => {
    const all: Asked[] = [];
    for (const question of questions) all.push(await inBoth(question));
    return all.filter(({ sql }) => sql.words !== '');
  };
  const narrowing = (place: number) => narrowings[place % narrowings.length] ?? {};
  return {
    worded: await ask(words.map((each) => ({ ...everything, words: each }))),
    narrowed: await ask(words.map((each, place) => ({ ...everything, words: each, chosen: narrowing(place) }))),
    wordless: await ask(narrowings.map((chosen) => ({ ...everything, chosen }))),
  };
}

/** One facet, two, three, or all six, of the values that most projects have. */
function narrowingsOf(whole: Answer): Chosen[] {
  const commonest = (facet: SixFacet, from: number, count: number) =>
    whole
      .facet(facet)
      .map(({ value }) => value)
      .filter((value) => value !== notTold)
      .slice(from, from + count);
  return [
    { region: commonest('region', 0, 1) },
    { period: commonest('period', 0, 1), startYear: commonest('startYear', 0, 4) },
    { period: commonest('period', 0, 1), authority: commonest('authority', 0, 2) },
    { region: commonest('region', 2, 2), organisationType: commonest('organisationType', 0, 2) },
    {
      startYear: commonest('startYear', 0, 3),
      priority: commonest('priority', 0, 2),
      region: commonest('region', 0, 4),
    },
    Object.fromEntries(sixFacets.map((facet) => [facet, commonest(facet, 0, 5)])),
  ];
}

/** Values as the columns hold them. */
function inSql(chosen: Chosen, whole: Answer): SqlQuestion['chosen'] {
  return Object.fromEntries(
    sixFacets.flatMap((facet) => {
      const values = chosen[facet];
      return values ? [[facet, values.map((value) => whole.printed(facet, value) ?? value)]] : [];
    }),
  );
}

async function askSix(read: Read, question: Question): Promise<Answer> {
  const answer = await select(read, question);
  answer.versionIds(0, pageSize);
  for (const facet of sixFacets) answer.facet(facet);
  return answer;
}

async function askAsPage(read: Read, question: Question): Promise<void> {
  const answer = await select(read, question);
  answer.versionIds(0, pageSize);
  for (const facet of facetIds) answer.facet(facet);
  answer.sum('grantedEuState');
  answer.sum('personsPlanned');
}

/** Facets of which both sides know the same values; of the others Koordi also makes one value of two spellings or languages. */
const plainFacets: readonly SixFacet[] = ['period', 'priority', 'startYear'];

function isPlain({ question }: Asked): boolean {
  return Object.keys(question.chosen).every((facet) => plainFacets.some((plain) => plain === facet));
}

/** Throws when the two sides answer differently: they are not to be compared then. */
async function refuseDifference(read: Read, { question, sql }: Asked, bySql: SqlAnswer): Promise<void> {
  const answer = await select(read, { ...question, sort: 'newest' });
  const counts = (facet: FacetId) =>
    answer
      .facet(facet)
      .filter(({ value }) => value !== notTold)
      .map(({ count }) => count);
  const ordered = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b).join();
  const isSame =
    answer.total === bySql.total &&
    answer.versionIds(0, pageSize).join() === bySql.versionIds.join() &&
    plainFacets.every((facet) => ordered(counts(facet)) === ordered(bySql.counts[facet].values()));
  if (!isSame) throw new Error(`Koordi and SQL differ: ${answer.total} and ${bySql.total} of ${JSON.stringify(sql)}.`);
}

async function listPages(
  bench: Bench,
  database: BenchDatabase,
  words: readonly string[],
  size: string,
): Promise<PageCosts> {
  const server = await startKoordi(database);
  try {
    const narrowed = words
      .slice(0, 8)
      .flatMap((each) =>
        ['period=2007-2013', 'region=01', 'startYear=2010', 'status=ended'].map((facet) => `q=${each}&${facet}`),
      );
    const pages: AskedPage[] = [
      { name: `${size}: list, other words each time`, addresses: words.map((each) => `q=${each}`) },
      { name: `${size}: list, other facets each time`, addresses: narrowed },
    ].map(({ name, addresses }) => ({ name, addresses: addresses.map((query) => encodeURI(`/fi/projects?${query}`)) }));
    const costs: PageCosts[] = [];
    for (const page of pages) costs.push(await measurePage(bench, server, page, ['drawn']));
    return { rows: costs.flatMap(({ rows }) => rows), notes: costs.flatMap(({ notes }) => notes) };
  } finally {
    await server.stop();
  }
}
