import {
  dateCell,
  digitCode,
  type FieldChange,
  type Finding,
  type RowJudgement,
  type RowOf,
  textCell,
} from '#features/sheet/public.ts';
import { businessIdCell } from './business-id-cell.model.ts';
import { spellingKey } from './organisation-name.model.ts';

/** The columns of a table of organisations, such as a list of providers or employers. */
export const organisationColumns = {
  businessId: { kind: businessIdCell(), required: true, text: 'organisation.sheet.business-id' },
  name: {
    kind: textCell({ longest: 300, example: 'Esimerkkikoulutus Oy' }),
    required: true,
    text: 'organisation.sheet.name',
  },
  unitName: {
    kind: textCell({ longest: 300, example: 'Esimerkkikoulutus Oy, Kemin toimipiste' }),
    required: false,
    text: 'organisation.sheet.unit-name',
  },
  streetAddress: {
    kind: textCell({ longest: 200, example: 'Esimerkkikatu 1 A 2' }),
    required: false,
    text: 'organisation.sheet.street-address',
  },
  postalCode: {
    kind: digitCode({ digits: 5, example: '00100' }),
    required: false,
    text: 'organisation.sheet.postal-code',
  },
  town: { kind: textCell({ longest: 100, example: 'Helsinki' }), required: false, text: 'organisation.sheet.town' },
  seenOn: { kind: dateCell({ example: '2024-01-31' }), required: true, text: 'organisation.sheet.seen-on' },
} as const;

export type OrganisationRow = RowOf<typeof organisationColumns>;

/** The name under which the part of the organisation acts that a row tells of. */
export function unitNameOf({ name, unitName }: Pick<OrganisationRow, 'name' | 'unitName'>): string {
  return unitName ?? name;
}

/** Two rows tell of the same thing when they tell of one unit on one day. */
export function rowKey(row: OrganisationRow): string {
  return `${row.businessId} ${row.seenOn} ${spellingKey(unitNameOf(row))}`;
}

/** An address of which a part is missing can be right, but nobody finds there. */
export function findingsOf({ streetAddress, postalCode, town }: OrganisationRow): Finding[] {
  const isPartial = streetAddress !== null && (postalCode === null || town === null);
  if (!isPartial) return [];
  const column = postalCode === null ? 'postalCode' : 'town';
  return [{ key: 'organisation.sheet.fault.partial-address', column, isWarning: true }];
}

/** What is known of a spelling: the latest spelling of the same name, and when this very one was seen; null when it never was. */
export interface KnownName {
  readonly spelling: string;
  readonly firstSeenOn: string | null;
  readonly lastSeenOn: string | null;
}

/** What the register says of the organisation of a row. */
export interface KnownOrganisation {
  /** The name it was last seen under, whichever of its units that is. */
  readonly latestName: string;
  readonly name: KnownName | null;
  readonly unitName: KnownName | null;
  /** The address of the unit in force on the day of the row. */
  readonly streetAddress: string | null;
  readonly postalCode: string | null;
  readonly town: string | null;
}

/** What recording a row would do; `undefined` stands for an organisation that the register does not know. */
export function judgeRow(row: OrganisationRow, known: KnownOrganisation | undefined): RowJudgement {
  if (!known) return { outcome: 'new' };
  const changes: FieldChange[] = [
    ...nameChanges('name', row.name, known.name, known.latestName),
    ...(row.unitName === null ? [] : nameChanges('unitName', row.unitName, known.unitName, null)),
    ...seenChanges(row, row.unitName === null ? [known.name] : [known.name, known.unitName]),
    ...addressChanges(row, known),
  ];
  return changes.length === 0 ? { outcome: 'same' } : { outcome: 'changed', changes };
}

/** Another organisation of the same name: its Y-tunnus. */
export type Namesake = string;

/**
 * What adding an organisation would do: one that is known under other names is not renamed by it, and one whose name another Y-tunnus
 * bears is more likely a slip of the hand than a second one.
 */
export function judgeAddition(
  row: OrganisationRow,
  known: KnownOrganisation | undefined,
  namesake: Namesake | undefined,
): RowJudgement {
  if (known && !known.name) return refused('known', 'name', { name: known.latestName });
  if (!known && namesake) return refused('namesake', 'businessId', { name: row.name, businessId: namesake });
  return judgeRow(row, known);
}

function refused(
  fault: 'known' | 'namesake',
  column: keyof OrganisationRow,
  details: Readonly<Record<string, string>>,
): RowJudgement {
  return { outcome: 'refused', findings: [{ key: `organisation.sheet.fault.${fault}`, column, details }] };
}

function nameChanges(column: string, name: string, known: KnownName | null, otherwise: string | null): FieldChange[] {
  if (known?.firstSeenOn) return [];
  return [{ column, from: known?.spelling ?? otherwise, to: name }];
}

/** A name seen earlier or later than before is known for longer. */
function seenChanges({ seenOn }: OrganisationRow, names: readonly (KnownName | null)[]): FieldChange[] {
  for (const known of names) {
    if (!known?.firstSeenOn || !known.lastSeenOn) continue;
    if (seenOn > known.lastSeenOn) return [{ column: 'seenOn', from: known.lastSeenOn, to: seenOn }];
    if (seenOn < known.firstSeenOn) return [{ column: 'seenOn', from: known.firstSeenOn, to: seenOn }];
  }
  return [];
}

const addressColumns = ['streetAddress', 'postalCode', 'town'] as const;

/** A row without any address says nothing of it; one with a part of it says that there is no more. */
function addressChanges(row: OrganisationRow, known: KnownOrganisation): FieldChange[] {
  if (addressColumns.every((column) => row[column] === null)) return [];
  return addressColumns.flatMap((column) =>
    row[column] === known[column] ? [] : [{ column, from: known[column], to: row[column] }],
  );
}
