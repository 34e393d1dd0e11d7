import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect } from '@playwright/test';

/** The text of the mail to an address, as soon as it is there. */
export async function mailTo(address: string): Promise<string> {
  const file = join(env.KOORDI_E2E_MAIL ?? '', `${address}.txt`);
  await expect.poll(() => readFile(file, 'utf8').catch(() => ''), { timeout: 90_000 }).not.toBe('');
  return readFile(file, 'utf8');
}
