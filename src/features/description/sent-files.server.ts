import { sentText } from '#platform/web/sent-form.ts';
import type { SentFiles } from './stored-import.commands.server.ts';

/** What was sent by the form of a page. A browser sends an empty file without a name where none was chosen. */
export async function sentFilesFrom(form: FormData): Promise<SentFiles> {
  const chosen = form.getAll('files').filter((file): file is File => file instanceof File && file.name !== '');
  const files = [];
  for (const file of chosen) files.push({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) });
  const knownOn = sentText(form, 'knownOn').trim();
  return { files, knownOn: knownOn || undefined };
}
