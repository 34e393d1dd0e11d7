import { type FoundFile, runImport } from '#features/description/public.server.ts';
import { connectClient } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';

/** Imports one file, a description or a list by its name, as it was known on a day (ISO). */
export async function importText(
  target: DatabaseTarget,
  { name, knownOn, content }: { readonly name: string; readonly knownOn: string; readonly content: string },
): Promise<void> {
  const found: FoundFile = { name, publicName: name, isAsked: true, knownOn, bytes: new TextEncoder().encode(content) };
  const sources = {
    count: 1,
    async *open() {
      yield { found, index: 0 };
    },
  };
  const client = await connectClient(target);
  try {
    await runImport(client, sources, { clock: { now: () => new Date('2026-01-01T12:00:00Z') } }, async () => true);
  } finally {
    await client.end();
  }
}
