export { bindProjects, createParallelProject } from './bond.commands.server.ts';
export { type BoundProject, type FamilyMember, listBoundProjects, listFamilyMembers } from './bond.queries.server.ts';
export { listPublicFamily, listWorkFamily } from './family.queries.server.ts';
export { findProjectHead, placeOfKnownProject } from './head.queries.server.ts';
export { decideLink, recordStatedLinks, recordSuggestedLinks } from './link.commands.server.ts';
export { listLinks, listLinksOfProject, type RecordedLink } from './link.queries.server.ts';
export { createProject, setStatus } from './profile.commands.server.ts';
export { findProfile, listStatuses, type ProjectProfile, type StatedStatus } from './profile.queries.server.ts';
export { recordProjects } from './project.commands.server.ts';
