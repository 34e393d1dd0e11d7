export { type BusinessIdProblem, businessIdProblem, isBusinessId, normaliseBusinessId } from './business-id.model.ts';
export { spellingKey } from './organisation-name.model.ts';
