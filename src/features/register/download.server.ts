import { printPdf } from '#features/description/public.server.ts';
import type { Version } from '#features/description/public.ts';
import { dataOf, formOf, printHtml, printText, shownOn } from '#features/description/public.ts';
import { NotFound } from '#platform/errors.ts';
import type { Language } from '#platform/i18n/language.ts';
import { type DownloadFormat, isDownloadFormat } from './address.model.ts';

const fileKinds: Record<DownloadFormat, { readonly extension: string; readonly mediaType: string }> = {
  text: { extension: 'txt', mediaType: 'text/plain; charset=utf-8' },
  html: { extension: 'html', mediaType: 'text/html; charset=utf-8' },
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  json: { extension: 'json', mediaType: 'application/json; charset=utf-8' },
};

/** A version as a file to keep. Throws `NotFound` for a format there is not. */
export async function fileOfVersion(
  version: Version,
  format: string,
  language: Language,
  today: string,
): Promise<Response> {
  if (!isDownloadFormat(format)) throw new NotFound(`There is no format ${format}.`);
  const { extension, mediaType } = fileKinds[format];
  return new Response(await contentOf(version, format, language, today), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${version.code}-${version.knownOn}.${extension}"`,
    },
  });
}

async function contentOf(
  version: Version,
  format: DownloadFormat,
  language: Language,
  today: string,
): Promise<BodyInit> {
  const { record } = shownOn(version.record, today, version.knownOn);
  switch (format) {
    case 'text':
      return printText(record);
    case 'html':
      return printHtml(record, formOf(record).language);
    case 'json':
      return `${JSON.stringify(jsonOf(version), null, 2)}\n`;
    case 'pdf': {
      const bytes = await printPdf(record, { language, knownOn: version.knownOn, source: version.sourceName });
      return new Uint8Array(bytes);
    }
  }
}

/** The record as data, with where it comes from. Contact persons stand only in the official form itself. */
function jsonOf(version: Version): object {
  const { record, code, knownOn, knownBasis, recordedAt, sourceName, sourceLine, sourceSha256 } = version;
  return {
    code,
    version: version.id,
    knownOn,
    knownBasis,
    recordedAt,
    source: { name: sourceName, line: sourceLine, sha256: sourceSha256 },
    ...dataOf(record),
  };
}
