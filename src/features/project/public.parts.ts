export { ProjectFrame } from './parts/project-frame.tsx';
export { StatusTable } from './parts/status-table.tsx';
export { StatusTag } from './parts/status-tag.tsx';
