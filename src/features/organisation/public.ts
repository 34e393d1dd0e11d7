export { type BusinessIdProblem, businessIdProblem, isBusinessId, normaliseBusinessId } from './business-id.model.ts';
export {
  findingsOfUnit,
  type NamedUnit,
  readUnitText,
  unitFindings,
  unitOrNewFindings,
  unitText,
} from './named-unit.model.ts';
export { organisationPolicy } from './organisation.policy.ts';
export { spellingKey } from './organisation-name.model.ts';
