import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { addAnnouncements, addSessions } from './coordination/days.ts';
import { measureFacts } from './coordination/measure-facts.ts';
import { addMeasures, chainMeasures, closeMeasures, runMeasures } from './coordination/measures.ts';
import { addNeeds } from './coordination/needs.ts';
import { addBodies, addContacts, addDocuments, widenGrants } from './coordination/network.ts';
import { coordinationProject } from './coordination/project-facts.ts';
import { addMilestones, addProjects, changePlans } from './coordination/projects.ts';
import { addPurchases } from './coordination/purchases.ts';
import { addRecommendations } from './coordination/recommendations.ts';
import { addSeats } from './coordination/seats.ts';
import { Stage } from './coordination/stage.ts';

/**
 * Adds a coordination project that is running now, with all that is done in one, by the very acts that people do and in the names of
 * the invented people, who must be there already. A second time changes nothing. Answers how many measures came.
 */
export async function addCoordination(tx: Tx, clock: Clock): Promise<number> {
  const coordinatorsUnit = await findCoordinatorsUnit(tx);
  if (coordinatorsUnit === undefined || (await isThere(tx))) return 0;
  const stage = new Stage(tx, clock);
  const projects = await addProjects(stage, coordinatorsUnit);
  await widenGrants(stage, projects);
  await changePlans(stage);
  await addMilestones(stage, projects);
  await addBodies(stage, projects);
  await addContacts(stage, projects);
  await addDocuments(stage, projects);
  await addRecommendations(stage, projects);
  const needs = await addNeeds(stage, projects);
  const measures = await addMeasures(stage, projects, needs);
  await addPurchases(stage, projects, measures);
  await runMeasures(stage, measures);
  await addSeats(stage, measures);
  await chainMeasures(stage, measures);
  await closeMeasures(stage, measures);
  await addSessions(stage, measures);
  await addAnnouncements(stage, measures);
  return measureFacts.length;
}

/** `undefined` where the programme, and so the project of the invented people, was left out. */
async function findCoordinatorsUnit(tx: Tx): Promise<number | undefined> {
  const grant = await tx
    .selectFrom('roleGrant')
    .select('organisationUnitId')
    .where('userId', '=', 'demo-coordinator')
    .where('scope', '=', 'unit')
    .executeTakeFirst();
  return grant?.organisationUnitId ?? undefined;
}

async function isThere(tx: Tx): Promise<boolean> {
  const known = await tx
    .selectFrom('project')
    .select('id')
    .where('code', '=', coordinationProject.code)
    .executeTakeFirst();
  return known !== undefined;
}
