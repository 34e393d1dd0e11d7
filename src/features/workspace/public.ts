export { workspacePolicy } from './workspace.policy.ts';
