import { listAreasEver } from '#features/codelist/public.server.ts';
import type { Area } from '#features/codelist/public.ts';
import { currentSnapshot, listToldFacts } from '#features/description/public.server.ts';
import { listBusinessIdsOfUnits } from '#features/organisation/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import { processWide } from '#platform/process-wide.ts';
import type { AreaNames } from './area-names.model.ts';
import { forgetOrders, type WordHits } from './selection.model.ts';
import { emptyShelf, type Shelf, type Surroundings, shelve } from './shelf.model.ts';

/** What a process keeps in memory of one database. */
export interface Stock {
  readonly shelf: Shelf;
  /** The state of the database that the shelf shows; `undefined` before it was first filled. */
  snapshot: string | undefined;
  /** Official names of areas by facet and code. */
  areas: AreaNames;
  /** Y-tunnus of organisations that have one, by their units. */
  businessIdOfUnit: ReadonlyMap<number, string>;
  /** Ends when everything asked for so far has been done. */
  lastTurn: Promise<void>;
  /** What the words of recent questions found, by state of the database and words. */
  readonly hits: Map<string, WordHits>;
}

const stocks = processWide('search.stocks', () => new WeakMap<object, Stock>());

function stockOf(read: Read): Stock {
  const known = stocks.get(read);
  if (known) return known;
  const stock: Stock = {
    shelf: emptyShelf(),
    snapshot: undefined,
    areas: { region: new Map(), subRegion: new Map(), municipality: new Map() },
    businessIdOfUnit: new Map(),
    lastTurn: Promise.resolve(),
    hits: new Map(),
  };
  stocks.set(read, stock);
  return stock;
}

/** Versions read at once: enough to keep the database busy, few enough to let other requests in between. */
const batchSize = 5000;

/**
 * What is known of a database, as it is at this moment. The first call reads everything; later ones only what was written
 * since, and nothing at all when nothing was.
 */
export async function freshStock(read: Read): Promise<Stock> {
  const stock = stockOf(read);
  const now = await currentSnapshot(read);
  if (stock.snapshot === now) return stock;
  // One after the other: whoever comes second finds the work done, or does the little that is left.
  const turn = stock.lastTurn.then(async () => {
    if (stock.snapshot !== now) await bringUpToDate(read, stock, now);
  });
  stock.lastTurn = turn.catch(() => {});
  await turn;
  return stock;
}

async function bringUpToDate(read: Read, stock: Stock, now: string): Promise<void> {
  const since = stock.snapshot;
  let surroundings: Surroundings | undefined;
  let after = 0;
  for (;;) {
    const versions = await listToldFacts(read, { after, limit: batchSize, since });
    const last = versions.at(-1);
    if (!last) break;
    surroundings ??= await readSurroundings(read, stock);
    for (const facts of versions) shelve(stock.shelf, facts, surroundings);
    forgetOrders(stock.shelf);
    after = last.versionId;
    if (versions.length < batchSize) break;
  }
  stock.snapshot = now;
}

async function readSurroundings(read: Read, stock: Stock): Promise<Surroundings> {
  const byCode = async (kind: Parameters<typeof listAreasEver>[1]) =>
    new Map((await listAreasEver(read, kind)).map((area) => [area.code, area]));
  const [region, subRegion, municipality, businessIdOfUnit] = await Promise.all([
    byCode('region'),
    byCode('sub_region'),
    byCode('municipality'),
    listBusinessIdsOfUnits(read),
  ]);
  stock.areas = { region, subRegion, municipality };
  stock.businessIdOfUnit = businessIdOfUnit;
  return {
    subRegionOfMunicipality: parents(municipality, ({ subRegionCode }) => subRegionCode),
    regionOfMunicipality: parents(municipality, ({ regionCode }) => regionCode),
    regionOfSubRegion: parents(subRegion, ({ regionCode }) => regionCode),
    businessIdOfUnit,
  };
}

function parents(areas: ReadonlyMap<string, Area>, parentOf: (area: Area) => string | null): Map<string, string> {
  const found = new Map<string, string>();
  for (const [code, area] of areas) {
    const parent = parentOf(area);
    if (parent !== null) found.set(code, parent);
  }
  return found;
}
