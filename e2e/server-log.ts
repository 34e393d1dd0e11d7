import { readFile } from 'node:fs/promises';
import { env } from 'node:process';

/** pino's number for an error. */
const error = 50;

/** What the service wrote down as faults while it answered a request. */
export async function faultsLoggedFor(requestId: string): Promise<string[]> {
  const path = env.KOORDI_E2E_LOG;
  if (!path) throw new Error('KOORDI_E2E_LOG does not say where the service writes its log.');
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.startsWith('{'));
  return lines.filter((line) => {
    const { level, reqId }: { level?: number; reqId?: string } = JSON.parse(line);
    return reqId === requestId && (level ?? 0) >= error;
  });
}
