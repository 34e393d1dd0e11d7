import { countCharacters } from './character-count.ts';
import { guardAgainstDoubleSending } from './double-sending.ts';
import { keepForms } from './drafts.ts';
import { acceptDroppedFiles } from './file-drop.ts';
import { tellOtherEditors } from './other-editors.ts';
import { watchPresses } from './press.ts';

// The one script of the workspace, on pages whose handle asks for it. Everything works without it; it saves, warns and helps.

watchPresses(document);
guardAgainstDoubleSending(document);
keepForms(document);
tellOtherEditors(document);
countCharacters(document);
acceptDroppedFiles(document);
