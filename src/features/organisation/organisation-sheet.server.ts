import { defineSheetKind } from '#features/sheet/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { organisationPolicy } from './organisation.policy.ts';
import { recordOrganisationRows } from './organisation-row.commands.server.ts';
import {
  findingsOf,
  judgeAddition,
  judgeRow,
  type OrganisationRow,
  organisationColumns,
  rowKey,
} from './organisation-row.model.ts';
import { findKnownOrganisations, findNamesakes } from './organisation-row.queries.server.ts';

const ofOrganisations = {
  policy: organisationPolicy,
  columns: organisationColumns,
  keyOf: rowKey,
  check: findingsOf,
  record: async (tx: Tx, { clock }: { readonly clock: Clock }, rows: readonly OrganisationRow[]) => {
    await recordOrganisationRows(tx, clock, rows);
    return rows.length;
  },
};

/** Tables of organisations: the register of providers and employers grows by them, and learns their new names. */
export const organisationSheet = defineSheetKind({
  ...ofOrganisations,
  id: 'organisation',
  act: 'organisation.record',
  text: 'organisation.sheet',
  compare: async (read, rows) => {
    const known = await findKnownOrganisations(read, rows);
    return rows.map((row, index) => judgeRow(row, known[index]));
  },
});

/** The same by those who need an organisation for their work: new ones, without other names for those that are known. */
export const newOrganisationSheet = defineSheetKind({
  ...ofOrganisations,
  id: 'new-organisation',
  act: 'organisation.add',
  text: 'organisation.addition',
  compare: async (read, rows) => {
    const known = await findKnownOrganisations(read, rows);
    const namesakes = await findNamesakes(read, rows);
    return rows.map((row, index) => judgeAddition(row, known[index], namesakes[index]));
  },
});
