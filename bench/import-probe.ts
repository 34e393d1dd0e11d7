import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { type NotedStatement, type ProbeResult, probeVariable } from './harness/probe-result.ts';
import { peakMemory } from './harness/process-use.ts';

// Loaded into `koordi import` before it begins (`node --import`): notes how long each statement to the database takes, and
// at the end writes that down together with the memory and the processor time of the process.

const LENGTH_KEPT = 60;

const statements: NotedStatement[] = [];
const query = pg.Client.prototype.query as (this: pg.Client, ...parameters: unknown[]) => unknown;

function notedQuery(this: pg.Client, ...parameters: unknown[]): unknown {
  const startedAt = performance.now();
  const text = textOf(parameters[0]).trim().replace(/\s+/g, ' ').slice(0, LENGTH_KEPT);
  const note = () => statements.push({ text, startedAt, endedAt: performance.now() });
  const answer = query.apply(this, parameters);
  if (answer instanceof Promise) return answer.finally(note);
  if (isStream(answer)) answer.once('finish', note);
  return answer;
}

pg.Client.prototype.query = notedQuery as typeof pg.Client.prototype.query;

process.on('exit', () => {
  const file = process.env[probeVariable];
  if (!file) return;
  const { user, system } = process.cpuUsage();
  const result: ProbeResult = {
    statements,
    peakMemory: peakMemory(process.pid),
    processorMs: (user + system) / 1000,
  };
  writeFileSync(file, JSON.stringify(result));
});

/** A statement comes as text, or as a stream that carries its text. */
function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return typeof statement === 'object' && statement !== null && 'text' in statement ? String(statement.text) : '';
}

function isStream(answer: unknown): answer is NodeJS.WritableStream {
  return typeof answer === 'object' && answer !== null && 'once' in answer;
}
