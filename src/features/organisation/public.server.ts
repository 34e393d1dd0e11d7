export { meantOrNewUnit, recordNamedUnits } from './named-unit.commands.server.ts';
export { listNamedUnits, listUnitsMeant } from './named-unit.queries.server.ts';
export { prepareOrganisationSightings, recordOrganisationSightings } from './organisation.commands.server.ts';
export {
  getOrganisationByBusinessId,
  listBusinessIdsOfUnits,
  listLegalPersonCandidates,
  listNamesOfUnits,
  listOrganisationUnits,
  type NameSighting,
  type Organisation,
  type OrganisationUnit,
} from './organisation.queries.server.ts';
export { newOrganisationSheet, organisationSheet } from './organisation-sheet.server.ts';
