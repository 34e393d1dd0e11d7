import type { Actor } from '#platform/permission/actor.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { admits } from './policies.ts';

/** The main places of the workspace in the order of the navigation: address below `/workspace`, and who may open it. */
export const workspaceSections = [
  { key: 'home', address: '', permission: 'signed-in' },
  { key: 'projects', address: '/projects', permission: 'project.list' },
  { key: 'coordination', address: '/coordination', permission: 'coordination.read' },
  { key: 'measures', address: '/measures', permission: 'measure.read' },
  { key: 'needs', address: '/needs', permission: 'measure-need.read' },
  { key: 'tenders', address: '/tenders', permission: 'tender.read' },
  { key: 'contracts', address: '/contracts', permission: 'contract.read' },
  { key: 'contacts', address: '/who-is-our-contact', permission: 'contact.read' },
  { key: 'sessions', address: '/calendar-of-sessions', permission: 'measure-session.read' },
  { key: 'descriptions', address: '/descriptions', permission: 'description.read' },
  { key: 'import', address: '/imports', permission: 'import.read' },
  { key: 'sheets', address: '/sheets', permission: 'sheet.read' },
  { key: 'people', address: '/people', permission: 'access.read' },
  { key: 'audit', address: '/audit', permission: 'audit.read' },
  { key: 'glass', address: '/glass', permission: 'access.read-glass' },
] as const satisfies readonly {
  key: string;
  address: string;
  permission: PageHandle['permission'];
}[];

export type WorkspaceSection = (typeof workspaceSections)[number]['key'];

/** Those that somebody may open, by their keys. */
export function sectionsFor(actor: Actor): WorkspaceSection[] {
  return workspaceSections.filter(({ permission }) => admits(permission, actor)).map(({ key }) => key);
}
