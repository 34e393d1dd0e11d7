import { readFileSync } from 'node:fs';

/** A statement, by its beginning; instants in milliseconds since the process began. */
export interface NotedStatement {
  readonly text: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What `import-probe.ts` leaves of the process that it was loaded into. */
export interface ProbeResult {
  readonly statements: readonly NotedStatement[];
  /** Bytes. */
  readonly peakMemory: number;
  readonly processorMs: number;
}

/** The variable of the environment that says where to leave it. */
export const probeVariable = 'KOORDI_BENCH_PROBE';

export function readProbe(file: string): ProbeResult {
  return JSON.parse(readFileSync(file, 'utf8'));
}
