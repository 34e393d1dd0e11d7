import { defineSheetKind } from '#features/sheet/public.server.ts';
import { organisationPolicy } from './organisation.policy.ts';
import { recordOrganisationRows } from './organisation-row.commands.server.ts';
import { findingsOf, judgeRow, organisationColumns, rowKey } from './organisation-row.model.ts';
import { findKnownOrganisations } from './organisation-row.queries.server.ts';

/** Tables of organisations: the register of providers and employers grows by them. */
export const organisationSheet = defineSheetKind({
  id: 'organisation',
  policy: organisationPolicy,
  act: 'organisation.record',
  text: 'organisation.sheet',
  columns: organisationColumns,
  keyOf: rowKey,
  check: findingsOf,
  compare: async (read, rows) => {
    const known = await findKnownOrganisations(read, rows);
    return rows.map((row, index) => judgeRow(row, known[index]));
  },
  record: async (tx, { clock }, rows) => {
    await recordOrganisationRows(tx, clock, rows);
    return rows.length;
  },
});
