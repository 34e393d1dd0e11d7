import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import type { TypstOutcome, TypstReply, TypstRequest } from './typst-request.ts';

/** When to give up and when to start afresh. */
export interface TypstLimits {
  /** How long one document may take. */
  readonly timeoutMs: number;
  /** Documents after which the process is replaced: the compiler keeps some 0.06 MB of each. */
  readonly documents: number;
  /** Resident bytes after which the process is replaced. */
  readonly memory: number;
  /** How many documents may wait. */
  readonly waiting: number;
  /** How long the process may idle before it is ended. */
  readonly idleMs: number;
}

export const typstLimits: TypstLimits = {
  timeoutMs: 20_000,
  documents: 500,
  memory: 700 * 1024 ** 2,
  waiting: 1000,
  idleMs: 120_000,
};

/** The letters of a document that no font has. Print others in their place and try again. */
export class UnshowableLetters extends Error {
  override name = 'UnshowableLetters';
  readonly letters: readonly string[];

  constructor(letters: readonly string[]) {
    super(`No font has the letters ${letters.join(' ')}`);
    this.letters = letters;
  }
}

/** Prints Typst documents as tagged PDF (PDF/UA-1), one after another, in a process of its own. */
export interface TypstRenderer {
  /**
   * @param template Typst source; it reads the data with `json(bytes(sys.inputs.data))`
   * @param data anything that JSON can say
   * @throws {UnshowableLetters} when no font has some letters of the data
   */
  render(template: string, data: unknown): Promise<Uint8Array>;
  /** Waits for what has been asked and ends the process. The next document would start another. */
  close(): Promise<void>;
}

interface Job {
  readonly template: string;
  readonly data: string;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  /** A process that dies under a document may have been killed from outside: the document gets another. */
  mayRetry: boolean;
}

/** The process is started by the first document and, while it has nothing to do, keeps no other process alive. */
export function createTypstRenderer(limits: TypstLimits = typstLimits): TypstRenderer {
  return new QueuedRenderer(limits);
}

const require = createRequire(import.meta.url);

class QueuedRenderer implements TypstRenderer {
  private readonly limits: TypstLimits;
  private readonly queue: Job[] = [];
  private process: ChildProcess | undefined;
  private printed = 0;
  private lastId = 0;
  private working: Promise<void> | undefined;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(limits: TypstLimits) {
    this.limits = limits;
  }

  render(template: string, data: unknown): Promise<Uint8Array> {
    if (this.queue.length >= this.limits.waiting) return Promise.reject(new Error('Too many documents are waiting'));
    return new Promise((resolve, reject) => {
      this.queue.push({ template, data: JSON.stringify(data), resolve, reject, mayRetry: true });
      this.working ??= this.work();
    });
  }

  async close(): Promise<void> {
    await this.working;
    this.dropProcess();
  }

  private async work(): Promise<void> {
    for (let job = this.queue.shift(); job; job = this.queue.shift()) await this.print(job);
    this.process?.channel?.unref();
    this.process?.unref();
    this.working = undefined;
    if (this.process) this.idleTimer = setTimeout(() => this.dropProcess(), this.limits.idleMs).unref();
  }

  private async print(job: Job): Promise<void> {
    const outcome = await this.ask(job);
    if ('pdf' in outcome) job.resolve(outcome.pdf);
    else if ('unshowable' in outcome) job.reject(new UnshowableLetters(outcome.unshowable));
    else if ('failure' in outcome) job.reject(new Error(`The document could not be printed: ${outcome.failure}`));
    else if (outcome.died && job.mayRetry) this.queue.unshift({ ...job, mayRetry: false });
    else job.reject(new Error(`The document could not be printed: ${outcome.reason}`));
  }

  /** Sends one document to the process and waits for the answer, its death or the end of patience. */
  private async ask(job: Job): Promise<TypstOutcome | { readonly died: boolean; readonly reason: string }> {
    const child = this.startedProcess();
    const id = ++this.lastId;
    const { promise, resolve } = Promise.withResolvers<TypstReply | { died: boolean; reason: string }>();
    const timer = setTimeout(
      () => resolve({ died: false, reason: `it took longer than ${this.limits.timeoutMs / 1000} s` }),
      this.limits.timeoutMs,
    );
    const onMessage = (reply: TypstReply) => reply.id === id && resolve(reply);
    const onEnd = (cause: unknown) => resolve({ died: true, reason: `its process ended (${String(cause)})` });
    child.on('message', onMessage).once('exit', onEnd).once('error', onEnd);
    const request: TypstRequest = { id, template: job.template, data: job.data };
    child.send(request, (error) => error && onEnd(error));
    const outcome = await promise;
    clearTimeout(timer);
    child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
    this.printed += 1;
    const isSpent =
      !('memory' in outcome) || this.printed >= this.limits.documents || outcome.memory > this.limits.memory;
    if (isSpent) this.dropProcess();
    return outcome;
  }

  private startedProcess(): ChildProcess {
    clearTimeout(this.idleTimer);
    if (!this.process?.connected) {
      this.process = fork(require.resolve('#platform/documents/typst-process.server.ts'), {
        serialization: 'advanced',
        // Options of this process (a test runner's, a debugger's) are not for that one.
        execArgv: [],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      // Whoever waits for an answer hears of it; an idle process may fail unheard.
      this.process.on('error', () => undefined);
      this.printed = 0;
    }
    this.process.ref();
    this.process.channel?.ref();
    return this.process;
  }

  private dropProcess(): void {
    clearTimeout(this.idleTimer);
    this.process?.removeAllListeners('message');
    this.process?.kill('SIGKILL');
    this.process?.unref();
    this.process = undefined;
  }
}

/** The renderer of this process. */
export const typst = createTypstRenderer();
