import { type FoundFile, type ImportSources, runImport } from '#features/description/public.server.ts';
import { type DescriptionRecord, findForm, printProjectList, printText } from '#features/description/public.ts';
import { recordStatedLinks, recordSuggestedLinks } from '#features/project/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { connectClient, databaseOn } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { type DemoListRow, type DemoProgramme, generateProgramme } from './programme.ts';

/** A file of the demo as an importer would have it on disk. */
export interface DemoFile {
  readonly name: string;
  readonly knownOn: string;
  readonly content: string;
}

/**
 * Takes the demo programme into the register as files are imported, so that it has been read, judged and compared like
 * any other source. A second time changes nothing. Answers how many projects came in.
 */
export async function loadDemo(target: DatabaseTarget, clock: Clock): Promise<number> {
  const programme = generateProgramme();
  const client = await connectClient(target);
  try {
    let loaded = 0;
    await runImport(client, sourcesOf(filesOf(programme)), { clock }, async ({ counts }) => {
      loaded = counts.new;
      return true;
    });
    await databaseOn(client)
      .transaction()
      .execute(async (tx) => {
        await recordStatedLinks(tx, clock, linksOf(programme, 'confirmed'));
        await recordSuggestedLinks(tx, linksOf(programme, 'suggested'));
      });
    return loaded;
  } finally {
    await client.end();
  }
}

/** The programme as files: a text for each description, a list for each day on which lists were exported. */
export function filesOf({ descriptions, listRows }: DemoProgramme): DemoFile[] {
  const texts = descriptions.map(({ code, knownOn, record }) => ({
    name: `demo/${code}.txt`,
    knownOn,
    content: printText(record),
  }));
  return [...listsOf(listRows), ...texts];
}

function listsOf(rows: readonly DemoListRow[]): DemoFile[] {
  const groups = Map.groupBy(rows, ({ knownOn, record }) => `${record.form}-${knownOn}`);
  return [...groups].map(([key, group]) => ({
    name: `demo/${key}.csv`,
    knownOn: group[0]?.knownOn ?? '',
    content: listOf(group.map(({ record }) => record)),
  }));
}

function listOf(records: readonly DescriptionRecord[]): string {
  const list = findForm(records[0]?.form ?? '');
  if (!list) throw new RangeError('the rows are of no known list');
  return printProjectList(list, records);
}

function sourcesOf(files: readonly DemoFile[]): ImportSources {
  return {
    count: files.length,
    async *open() {
      for (const [index, { name, knownOn, content }] of files.entries()) {
        const found: FoundFile = {
          name,
          publicName: name,
          isAsked: true,
          bytes: new TextEncoder().encode(content),
          knownOn,
        };
        yield { found, index };
      }
    },
  };
}

function linksOf({ links }: DemoProgramme, status: 'confirmed' | 'suggested') {
  return links.filter((link) => link.status === status).map(({ kind, from, to }) => ({ kind, from, to }));
}
