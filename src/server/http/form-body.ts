/** What is wrong with a form as it came: not whole or not to be read, or with more in it than a form of ours has. */
export type FormFault = 'unreadable' | 'too-many-fields';

/** A list with everything in it has some thousand fields. */
const mostFields = 20_000;
/** Files of one sending, and the fields beside them. */
const mostParts = 2_000;

/**
 * What is wrong with the body of a form, found before it is read: reading one that is not whole throws, and reading one of very many
 * tiny parts keeps everybody waiting.
 */
export function faultOfForm(contentType: string, body: Buffer): FormFault | undefined {
  if (!contentType.startsWith('multipart/'))
    return countUpTo(body, '&', mostFields) > mostFields ? 'too-many-fields' : undefined;
  const boundary = boundaryOf(contentType);
  return boundary === undefined ? 'unreadable' : faultOfParts(body, `--${boundary}`);
}

function boundaryOf(contentType: string): string | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(contentType) ?? [];
  return quoted ?? plain;
}

function countUpTo(body: Buffer, mark: string, most: number): number {
  let count = 0;
  for (let at = body.indexOf(mark); at >= 0 && count <= most; at = body.indexOf(mark, at + 1)) count += 1;
  return count;
}

/** Longer headings than a part of a form has, with any name of a file. */
const longestHeading = 4096;

/** Walks from delimiter to delimiter (RFC 7578): a form that was cut off has no last one. */
function faultOfParts(body: Buffer, delimiter: string): FormFault | undefined {
  if (!body.subarray(0, delimiter.length).equals(Buffer.from(delimiter))) return 'unreadable';
  let at = delimiter.length;
  for (let parts = 0; parts <= mostParts; parts += 1) {
    const after = body.toString('latin1', at, at + 2);
    if (after === '--') return isEnd(body, at + 2) ? undefined : 'unreadable';
    const heading = after === '\r\n' ? headingAt(body, at) : undefined;
    if (heading === undefined) return 'unreadable';
    // Whoever reads the form takes the boundary for one wherever it stands; in a sound form it begins a line.
    const end = body.indexOf(delimiter.slice(2), at + heading.length);
    if (end - 4 < at + heading.length || body.toString('latin1', end - 4, end) !== '\r\n--') return 'unreadable';
    at = end + delimiter.length - 2;
  }
  return 'too-many-fields';
}

function isEnd(body: Buffer, at: number): boolean {
  const rest = body.toString('latin1', at, at + 3);
  return rest === '' || rest === '\r\n';
}

/** The heading of a part with its line ends, if it is that of a field or a file of a form. */
function headingAt(body: Buffer, at: number): string | undefined {
  const [heading] =
    /^\r\n(?:[\w-]+:[\t -~\x80-\xff]*\r\n)+\r\n/.exec(body.toString('latin1', at, at + longestHeading)) ?? [];
  return heading !== undefined && disposition.test(heading) ? heading : undefined;
}

const disposition = /\r\ncontent-disposition:[ \t]*form-data;[ \t]*name="[^"]*"(?:;[ \t]*filename="[^"]*")?\r\n/i;
