export { contactPolicy } from './contact.policy.ts';
