import type { TextKey } from '#platform/i18n/catalogue.gen.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { admits } from './policies.ts';

/**
 * The main places of the workspace in the order of the navigation: address below `/workspace`, who may open it, and under
 * which head of the menu it stands (the key of its text).
 */
const workspaceSections = [
  { key: 'home', address: '', permission: 'signed-in', head: 'site.workspace.home' },
  { key: 'projects', address: '/projects', permission: 'project.list', head: 'site.head.projects' },
  { key: 'coordination', address: '/coordination', permission: 'coordination.read', head: 'site.head.projects' },
  { key: 'contacts', address: '/who-is-our-contact', permission: 'contact.read', head: 'site.head.projects' },
  {
    key: 'recommendations',
    address: '/recommendations',
    permission: 'recommendation.read',
    head: 'site.head.projects',
  },
  { key: 'measures', address: '/measures', permission: 'measure.read', head: 'site.head.measures' },
  { key: 'needs', address: '/needs', permission: 'measure-need.read', head: 'site.head.measures' },
  { key: 'tenders', address: '/tenders', permission: 'tender.read', head: 'site.head.measures' },
  { key: 'contracts', address: '/contracts', permission: 'contract.read', head: 'site.head.measures' },
  { key: 'sessions', address: '/calendar-of-sessions', permission: 'measure-session.read', head: 'site.head.measures' },
  { key: 'descriptions', address: '/descriptions', permission: 'description.read', head: 'site.head.register' },
  { key: 'import', address: '/imports', permission: 'import.read', head: 'site.head.register' },
  { key: 'sheets', address: '/sheets', permission: 'sheet.read', head: 'site.head.register' },
  { key: 'people', address: '/people', permission: 'access.read', head: 'site.head.administration' },
  { key: 'audit', address: '/audit', permission: 'audit.read', head: 'site.head.administration' },
  { key: 'glass', address: '/glass', permission: 'access.read-glass', head: 'site.head.administration' },
] as const satisfies readonly {
  key: string;
  address: string;
  permission: PageHandle['permission'];
  head: TextKey;
}[];

type Place = (typeof workspaceSections)[number];
export type WorkspaceSection = Place['key'];

/** The places that somebody may open by the heads of the menu; a head with one place is that place. */
export function placesByHead(sections: readonly string[]): [head: Place['head'], places: Place[]][] {
  const open = workspaceSections.filter(({ key }) => sections.includes(key));
  return [...Map.groupBy(open, ({ head }) => head)];
}

/** Those that somebody may open, by their keys. */
export function sectionsFor(actor: Actor): WorkspaceSection[] {
  return workspaceSections.filter(({ permission }) => admits(permission, actor)).map(({ key }) => key);
}
