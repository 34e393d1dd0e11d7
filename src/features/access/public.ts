export { accessPolicy } from './access.policy.ts';
export type { DemoWish, ServiceKind } from './service-mark.model.ts';
