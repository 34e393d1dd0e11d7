import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** What readers who do not wait for one another met with. */
export interface Paced {
  /** Milliseconds each answer took, from the moment it was to be asked, the quickest first. */
  readonly times: readonly number[];
  /** How many of the answers were not the page. */
  readonly failures: number;
}

interface PacedAnswer {
  readonly time: number;
  readonly isPage: boolean;
}

/**
 * Asks for the next address so many times a second while `work` lasts, however long the answers take: as readers do, and
 * unlike a program that waits for each answer and so asks least when the server is slowest.
 */
export async function askWhile(
  origin: string,
  nextAddress: () => string,
  perSecond: number,
  work: Promise<unknown>,
): Promise<Paced> {
  const agent = new Agent({ keepAlive: true });
  const answers: Promise<PacedAnswer>[] = [];
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  // Its failure is told below, after the answers under way.
  over.catch(() => {});
  const startedAt = performance.now();
  for (let number = 0; !isOver; number += 1) {
    const due = startedAt + (number * 1000) / perSecond;
    await wait(Math.max(0, due - performance.now()));
    answers.push(answerTo(agent, origin + nextAddress(), due));
  }
  const answered = await Promise.all(answers);
  agent.destroy();
  await over;
  return {
    times: answered.map(({ time }) => time).sort((a, b) => a - b),
    failures: answered.filter(({ isPage }) => !isPage).length,
  };
}

function answerTo(agent: Agent, address: string, due: number): Promise<PacedAnswer> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers: { 'accept-encoding': 'br' } }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => {
        resolve({ time: performance.now() - due, isPage: response.statusCode === 200 });
      });
    });
    request.once('error', reject);
  });
}
