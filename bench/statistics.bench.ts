import { select } from '#features/search/public.server.ts';
import { everything, figureIds, type Question } from '#features/search/public.ts';
import { connectClient, openDatabase, type Read, reading } from '#platform/db/database.server.ts';
import { type Bench, timesAsMany } from './harness/bench.ts';
import type { BenchDatabase } from './harness/bench-server.ts';
import { measurePage, type PageCosts, startKoordi } from './harness/page-cost.ts';
import { rounded, type Section } from './harness/report.ts';
import { rowOfQuantile, timeSideBySide } from './harness/side-by-side.ts';
import { sampleWords } from './harness/word-sample.ts';
import { type SqlSums, sqlGroupings, sumBySql } from './peers/hand-written-sums.ts';

const wordsAsked = 12;
const period = '2007-2013';
/** What the page can show. */
const shown = ['persons', 'jobs', 'euState'];

/** Sums by groups, against SQL written by hand, and the page that shows them against a bare one. */
export async function benchStatistics(bench: Bench): Promise<Section> {
  const parts: PageCosts[] = [];
  for (const [database, projects] of [
    [await bench.register(), bench.descriptions],
    [await bench.bigRegister(), bench.descriptions * timesAsMany],
  ] as const) {
    const size = `${rounded(projects)} projects`;
    parts.push(await againstSql(bench, database, size));
    parts.push(await statisticsPages(bench, database, size));
  }
  return {
    title: 'Statistics',
    rows: parts.flatMap(({ rows }) => rows),
    notes: [
      `Sums of ${figureIds.length} figures and how many projects tell each, by group and over all: in Koordi by groups besides what the question needs, in SQL by one statement with grouping sets.`,
      ...parts.flatMap(({ notes }) => notes),
    ],
  };
}

interface Asked {
  readonly question: Question;
  readonly sql: SqlSums;
}

async function againstSql(bench: Bench, { target }: BenchDatabase, size: string): Promise<PageCosts> {
  bench.say(`adding up ${size} in Koordi and in SQL`);
  const database = await openDatabase(target);
  const client = await connectClient(target);
  try {
    const read = reading(database);
    const { wordless, worded } = await questionsOf(read);
    const contest = {
      ours: ({ question, sql: { by } }: Asked) => addUp(read, question, by),
      theirs: ({ sql }: Asked) => sumBySql(client, sql),
    };
    for (const asked of [...wordless, ...worded])
      refuseDifference(asked, await contest.ours(asked), await contest.theirs(asked));
    return {
      rows: [
        rowOfQuantile(
          `${size}: sums without words`,
          'hand-written SQL',
          await timeSideBySide(bench.rounds, wordless, contest),
          0.5,
        ),
        rowOfQuantile(
          `${size}: sums of a search`,
          'hand-written SQL',
          await timeSideBySide(bench.rounds, worded, contest),
          0.5,
        ),
      ],
      notes: [],
    };
  } finally {
    await client.end();
    await database.destroy();
  }
}

async function questionsOf(read: Read): Promise<{ wordless: Asked[]; worded: Asked[] }> {
  const wordless = sqlGroupings.flatMap((by) =>
    [undefined, period].map((only): Asked => {
      const chosen = only ? { period: [only] } : {};
      return { question: { ...everything, chosen }, sql: { by, words: undefined, period: only } };
    }),
  );
  const worded: Asked[] = [];
  for (const [place, words] of sampleWords(wordsAsked).entries()) {
    const question = { ...everything, words };
    const { text } = await select(read, question);
    const by = sqlGroupings[place % sqlGroupings.length] ?? 'period';
    if (text?.query) worded.push({ question, sql: { by, words: text.query, period: undefined } });
  }
  return { wordless, worded };
}

async function addUp(read: Read, question: Question, by: SqlSums['by']) {
  const answer = await select(read, question);
  return { total: answer.total, whole: figureIds.map((figure) => answer.sum(figure)), groups: answer.groups(by) };
}

/** Two that do not come to the same are not to be compared. */
function refuseDifference(
  { question, sql: { by } }: Asked,
  ours: Awaited<ReturnType<typeof addUp>>,
  theirs: Awaited<ReturnType<typeof sumBySql>>,
): void {
  const whole = theirs.find((group) => group.is_whole);
  const sums = ours.whole.map(({ sum, told }) => (told === 0 ? '' : String(sum)));
  const sqlSums = Object.entries(whole?.sums ?? {}).flatMap(([name, sum]) =>
    name.endsWith('_told') ? [] : (sum ?? ''),
  );
  if (ours.total !== whole?.projects || sums.join() !== sqlSums.join()) {
    throw new Error(`The sums of “${question.words}” by ${by} differ: ${sums.join(' ')} and ${sqlSums.join(' ')}.`);
  }
}

async function statisticsPages(bench: Bench, database: BenchDatabase, size: string): Promise<PageCosts> {
  const server = await startKoordi(database);
  try {
    const choices = ['within', ...sqlGroupings].flatMap((by) => shown.map((show) => `by=${by}&show=${show}`));
    const addresses = choices.flatMap((choice) =>
      ['', `&period=${period}`, '&region=01'].map((facet) => `/fi/statistics?${choice}${facet}`),
    );
    return await measurePage(bench, server, { name: `${size}: statistics`, addresses }, ['drawn']);
  } finally {
    await server.stop();
  }
}
