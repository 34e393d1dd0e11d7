import { attachmentHeader } from './file-type.model.ts';

interface FileToGive {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** A file as an attachment, piece by piece, so that many large ones at once do not fill the memory. */
export function answerWithFile(
  { fileName, mediaType, size, sha256 }: FileToGive,
  { cacheControl, readFrom }: { cacheControl: string; readFrom: (from: number) => Promise<Uint8Array> },
): Response {
  let from = 0;
  const content = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await readFrom(from);
      from += piece.length;
      if (piece.length > 0) controller.enqueue(piece);
      if (piece.length === 0 || from >= size) controller.close();
    },
  });
  return new Response(content, {
    headers: {
      'content-type': mediaType,
      'content-length': String(size),
      'content-disposition': attachmentHeader(fileName),
      'cache-control': cacheControl,
      etag: `"${sha256}"`,
    },
  });
}
