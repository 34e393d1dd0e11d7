import { listAreasEver, newestAreaListId } from '#features/codelist/public.server.ts';
import type { Area } from '#features/codelist/public.ts';
import { currentSnapshot, listToldFacts } from '#features/description/public.server.ts';
import { listBusinessIdsOfUnits } from '#features/organisation/public.server.ts';
import { inOneSnapshot, type Read } from '#platform/db/database.server.ts';
import { processWide } from '#platform/process-wide.ts';
import type { AreaNames } from './area-names.model.ts';
import type { WordHits } from './selection.model.ts';
import { emptyShelf, type Shelf, type Surroundings, shelve } from './shelf.model.ts';

/** What a process keeps in memory of one database. */
export interface Stock {
  shelf: Shelf;
  /** The state of the database that the shelf shows; `undefined` before it was first filled. */
  snapshot: string | undefined;
  /** The newest list of areas that the shelf knows. */
  areaListId: number;
  /** Official names of areas by facet and code. */
  areas: AreaNames;
  /** Y-tunnus of organisations that have one, by their units. */
  businessIdOfUnit: ReadonlyMap<number, string>;
  /** Ends when everything asked for so far has been done. */
  lastTurn: Promise<void>;
  /** What the words of recent questions found in this state of the database. */
  hits: Map<string, WordHits>;
}

const stocks = processWide('search.stocks', () => new WeakMap<object, Stock>());

function stockOf(read: Read): Stock {
  const known = stocks.get(read);
  if (known) return known;
  const stock: Stock = {
    shelf: emptyShelf(),
    snapshot: undefined,
    areaListId: 0,
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
    if (stock.snapshot !== now) await inOneSnapshot(read, (reading) => bringUpToDate(reading, stock));
  });
  stock.lastTurn = turn.catch(() => {});
  await turn;
  return stock;
}

/** A little that is new is put on the shelf in one go, without a pause in which others could see half of it; much on a new shelf. */
async function bringUpToDate(read: Read, stock: Stock): Promise<void> {
  const snapshot = await currentSnapshot(read);
  const areaListId = await newestAreaListId(read);
  // A new list of areas can move municipalities: then every project is put in its place anew.
  const since = areaListId === stock.areaListId && isWorthKeeping(stock.shelf) ? stock.snapshot : undefined;
  const changed = since === undefined ? undefined : await listToldFacts(read, { after: 0, limit: batchSize, since });
  if (changed === undefined || changed.length === batchSize) {
    stock.shelf = await filledShelf(read, await readSurroundings(read, stock));
  } else if (changed.length > 0) {
    const surroundings = await readSurroundings(read, stock);
    for (const facts of changed) shelve(stock.shelf, facts, surroundings);
  }
  stock.areaListId = areaListId;
  stock.snapshot = snapshot;
  stock.hits = new Map();
}

/** Rows that live no more are cleared away when they have become more than the others. */
function isWorthKeeping({ versionIds, rowOf }: Shelf): boolean {
  return versionIds.length < 2 * rowOf.size + batchSize;
}

async function filledShelf(read: Read, surroundings: Surroundings): Promise<Shelf> {
  const shelf = emptyShelf();
  let after = 0;
  for (;;) {
    const versions = await listToldFacts(read, { after, limit: batchSize });
    for (const facts of versions) shelve(shelf, facts, surroundings);
    const last = versions.at(-1);
    if (!last || versions.length < batchSize) return shelf;
    after = last.versionId;
  }
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
