export { documentPolicy } from './document.policy.ts';
export { documentAddress } from './document-address.model.ts';
