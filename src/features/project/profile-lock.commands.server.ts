import { sql } from 'kysely';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { findProfile, type ProjectProfile } from './profile.queries.server.ts';

/** Until the transaction ends nobody else changes the project. Throws `NotFound`. */
export async function lockProfile(tx: Tx, projectId: number): Promise<ProjectProfile> {
  await sql`select from project_profile profile where profile.project_id = ${projectId} for no key update`.execute(tx);
  const profile = await findProfile(reading(tx), projectId);
  if (!profile) throw new NotFound(`Nobody has begun to work with the project ${projectId}.`);
  return profile;
}
