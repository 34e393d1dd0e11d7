import type { SentSheet } from './sheet-import.commands.server.ts';
import { sourceOf } from './sheet-import.model.ts';

/** What was sent by the form of a page: a file, or cells that were pasted. Nothing at all is an empty file. */
export async function sentSheetFrom(form: FormData): Promise<{ field: 'file' | 'cells'; sent: SentSheet }> {
  const cells = form.get('cells');
  if (typeof cells === 'string') {
    const content = new TextEncoder().encode(cells.trim() === '' ? '' : cells.toWellFormed());
    return { field: 'cells', sent: { source: 'pasted', content } };
  }
  const file = form.get('file');
  if (!(file instanceof File)) return { field: 'file', sent: { source: 'csv', content: new Uint8Array() } };
  const content = new Uint8Array(await file.arrayBuffer());
  return { field: 'file', sent: { source: sourceOf(content), fileName: file.name, content } };
}
