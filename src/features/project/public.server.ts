export { listFamily } from './family.queries.server.ts';
export { decideLink, recordStatedLinks, recordSuggestedLinks } from './link.commands.server.ts';
export { listLinks, listLinksOfProject, type RecordedLink } from './link.queries.server.ts';
export { recordProjects } from './project.commands.server.ts';
