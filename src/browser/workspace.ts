import { countCharacters } from './character-count.ts';
import { guardAgainstDoubleSending } from './double-sending.ts';
import { keepForms } from './drafts.ts';
import { acceptDroppedFiles } from './file-drop.ts';
import { tellOtherEditors } from './other-editors.ts';

// The one script of the workspace, on pages whose handle asks for it. Everything works without it; it saves, warns and helps.

guardAgainstDoubleSending(document);
keepForms(document);
tellOtherEditors(document);
countCharacters(document);
acceptDroppedFiles(document);
