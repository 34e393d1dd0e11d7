export { addDocument, addDocumentVersion } from './document.commands.server.ts';
export { listPublicDocuments } from './document.queries.server.ts';
export { type GoodFile, sentFileFrom } from './sent-file.server.ts';
