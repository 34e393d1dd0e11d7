export { prepareOrganisationSightings, recordOrganisationSightings } from './organisation.commands.server.ts';
export {
  getOrganisationByBusinessId,
  listLegalPersonCandidates,
  listOrganisationUnits,
  type NameSighting,
  type Organisation,
  type OrganisationUnit,
} from './organisation.queries.server.ts';
