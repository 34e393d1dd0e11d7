export { discardDraft, forgetOldDrafts, type KeptDraft, keepDraft, saveOnce } from './draft.commands.server.ts';
export { type Draft, type Editor, findDraft, listDrafts, listOtherEditors } from './draft.queries.server.ts';
export { type DraftAnswer, takeDraft } from './draft-answer.server.ts';
