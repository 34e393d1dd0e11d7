export type { PublicDocument } from './document.model.ts';
export { documentPolicy } from './document.policy.ts';
export { documentAddress, publicFileAddress } from './document-address.model.ts';
