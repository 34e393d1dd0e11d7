import { defineSheetKind, type Recording } from '#features/sheet/public.server.ts';
import { finnishDate } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { changedFacts, correctMeasure, moveMeasure, planMeasure } from './measure.commands.server.ts';
import { keyOfMeasure } from './measure.model.ts';
import { measurePolicy } from './measure.policy.ts';
import {
  findKnownNames,
  findMeasuresAhead,
  findMunicipalityNames,
  findSeatsAgainst,
  listBuyingProjects,
  listMeasuresNamed,
} from './measure.queries.server.ts';
import { findingsOf, type MeasureSheetRow, measureSheetColumns } from './measure-form.model.ts';
import { judgeMeasureRow, type KnownOfRows, projectCodeOf, readMeasureRow, rowKey } from './measure-row.model.ts';

/** Tables of measures: whole programmes of courses and subsidies at once, from the same columns as the form of one. */
export const measureSheet = defineSheetKind({
  id: 'measures',
  policy: measurePolicy,
  act: 'measure.record',
  text: 'measure.sheet',
  columns: measureSheetColumns,
  keyOf: rowKey,
  check: (row) => findingsOf(row),
  compare: async (read, rows) => {
    const known = await findKnownOfRows(read, rows);
    const seatsAgainst = await findSeatsAgainst(read, movedIn(rows, known));
    return rows.map((row) => judgeMeasureRow(row, { ...known, seatsAgainst }));
  },
  record: recordMeasureRows,
});

async function findKnownOfRows(read: Read, rows: readonly MeasureSheetRow[]): Promise<KnownOfRows> {
  const codes = rows.map(({ project }) => projectCodeOf(project));
  const found = await listBuyingProjects(read, codes, Object.keys(measurePolicy['measure.record']));
  const projects = new Map(found.map((project) => [project.code, project]));
  const named = rows.flatMap(({ project, name, startsOn }) => {
    const projectId = projects.get(projectCodeOf(project))?.id;
    return projectId === undefined ? [] : [{ projectId, name, startsOn }];
  });
  const measures = await listMeasuresNamed(read, named);
  return {
    ...(await findKnownNames(read, rows)),
    projects,
    ahead: await findMeasuresAhead(
      read,
      measures.map(({ id }) => id),
    ),
    measures: new Map(measures.map((measure) => [keyOfMeasure(measure.projectId, measure), measure])),
    municipalityNames: await findMunicipalityNames(read),
  };
}

/** The measures of rows that are recorded already, on the days that those rows say. */
function movedIn(rows: readonly MeasureSheetRow[], { projects, measures }: KnownOfRows) {
  return rows.flatMap(({ project, name, startsOn, endsOn }) => {
    const projectId = projects.get(projectCodeOf(project))?.id;
    const measure = projectId === undefined ? undefined : measures.get(keyOfMeasure(projectId, { name, startsOn }));
    return measure ? [{ id: measure.id, startsOn, endsOn: endsOn ?? measure.endsOn }] : [];
  });
}

/** Takes in rows; what has changed since the preview so that a row is refused now is left out. */
async function recordMeasureRows(
  tx: Tx,
  { permission, clock }: Recording,
  rows: readonly MeasureSheetRow[],
): Promise<number> {
  const known = await findKnownOfRows(reading(tx), rows);
  let taken = 0;
  for (const row of rows) {
    const read = readMeasureRow(row, known);
    if ('findings' in read) continue;
    const { project, known: measure, facts, provider, state } = read;
    const { actor } = permission;
    if (!measure) {
      await planMeasure(tx, actor, clock, { projectId: project.id, facts, provider, state: state ?? 'plan' });
    } else {
      if (changedFacts(measure, facts, provider).length > 0) {
        await correctMeasure(tx, actor, clock, measure.id, { facts, provider, revision: measure.revision });
      }
      if (state !== null && state !== measure.state) {
        const reason = textsFor(actor.language)('measure.state-reason.sheet');
        await moveMeasure(tx, actor, clock, measure.id, { to: state, fromOn: finnishDate(clock.now()), reason });
      }
    }
    taken += 1;
  }
  return taken;
}
