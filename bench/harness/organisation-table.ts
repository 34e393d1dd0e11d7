import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formWorkbook } from '#platform/files/xlsx-form.server.ts';

/** An invented row of a table of organisations, as the columns of its kind stand. */
export type OrganisationCells = readonly [
  businessId: string,
  name: string,
  unitName: string,
  streetAddress: string,
  postalCode: string,
  town: string,
  seenOn: string,
];

const headings = ['Y-tunnus', 'Nimi', 'Yksikkö', 'Katuosoite', 'Postinumero', 'Postitoimipaikka', 'Tiedot päivältä'];
const towns = ['Helsinki', 'Kemi', 'Äänekoski', 'Sodankylä', 'Mikkeli', 'Pietarsaari'];
const weights = [7, 9, 10, 5, 8, 4, 2];

/** So many organisations with right Y-tunnus, the same each time. */
export function organisationRows(count: number): OrganisationCells[] {
  const rows: OrganisationCells[] = [];
  for (let number = 1_000_000; rows.length < count; number += 1) {
    const businessId = businessIdOf(number);
    if (businessId === undefined) continue;
    const at = rows.length;
    const name = `Esimerkkipalvelu ${at} Oy`;
    const postalCode = String(100 + (at % 99_000)).padStart(5, '0');
    const town = towns[at % towns.length] ?? '';
    rows.push([
      businessId,
      name,
      `${name}, toimipiste ${at % 7}`,
      `Esimerkkikatu ${at % 400} B`,
      postalCode,
      town,
      '31.1.2024',
    ]);
  }
  return rows;
}

function businessIdOf(number: number): string | undefined {
  const digits = String(number);
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const rest = sum % 11;
  return rest === 1 ? undefined : `${digits}-${rest === 0 ? 0 : 11 - rest}`;
}

/** Writes the rows as CSV and as a workbook; answers where they are. */
export async function writeOrganisationTables(folder: string, rows: readonly OrganisationCells[]) {
  const name = join(folder, `organisations-${rows.length}`);
  const [csv, xlsx] = [`${name}.csv`, `${name}.xlsx`];
  writeFileSync(csv, [headings, ...rows].map((cells) => cells.join(';')).join('\r\n'));
  const columns = headings.map((heading) => ({ heading, width: 20, style: 'text' as const }));
  await pipeline(formWorkbook([{ title: 'Organisaatiot', columns, rows: [rows] }]), createWriteStream(xlsx));
  return { csv, xlsx };
}
