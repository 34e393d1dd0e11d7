import { get, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Bench } from './harness/bench.ts';
import { koordiProgram, startServerProcess } from './harness/child.ts';
import { type Row, rounded, type Section } from './harness/report.ts';
import { summarise } from './harness/summary.ts';

const limitKilobytes = 40;
const projectsTried = 40;

/** One file of a page: what went over the line, headers included, and what it says. */
interface Fetched {
  readonly kind: string;
  readonly bytes: number;
  readonly text: string;
}

/** All that a phone fetches before the first view of a page is complete, compressed as a browser asks for it. */
export async function benchFirstView(bench: Bench): Promise<Section> {
  const database = await bench.register();
  const server = await startServerProcess([koordiProgram, 'start', '--port', '0', '--no-demo', '--json'], database.env);
  try {
    const { codes } = bench.files();
    const step = Math.ceil(codes.length / projectsTried);
    const projects = codes.filter((_, index) => index % step === 0).map((code) => `/fi/projects/${code}`);
    bench.say('counting the bytes of first views');
    const views = [
      await viewOf(server.address, 'front page', ['/fi']),
      await viewOf(server.address, 'list', ['/fi/projects']),
      await viewOf(server.address, 'list with a search', ['/fi/projects?q=koulutus']),
      await viewOf(server.address, 'project', projects),
    ];
    return {
      title: 'First view on a phone',
      rows: views.map(({ row }) => row),
      notes: views.map(({ note }) => note),
    };
  } finally {
    await server.stop();
  }
}

async function viewOf(origin: string, name: string, addresses: readonly string[]): Promise<{ row: Row; note: string }> {
  const views: Fetched[][] = [];
  for (const address of addresses) views.push(await fetchView(origin, address));
  const sizes = views.map((files) => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);
  const middle = views.toSorted((a, b) => total(a) - total(b))[views.length >> 1] ?? [];
  return {
    row: {
      what: name,
      unit: 'KB',
      koordi: summarise(sizes),
      against: { what: 'limit', value: summarise([limitKilobytes]) },
      ratio: summarise(sizes.map((size) => size / limitKilobytes)),
      target: { atMost: 1 },
    },
    note: `${name}${views.length > 1 ? ` (the middle one of ${views.length})` : ''}: ${middle.map(({ kind, bytes }) => `${kind} ${rounded(bytes / 1000)} KB`).join(', ')}.`,
  };
}

function total(files: readonly Fetched[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function fetchView(origin: string, address: string): Promise<Fetched[]> {
  const page = await fetchFile(origin, address, 'HTML');
  const linked = attributes(page.text, 'link').filter(({ rel }) => rel === 'stylesheet' || rel === 'icon');
  const scripts = attributes(page.text, 'script').filter(({ src }) => src);
  const images = attributes(page.text, 'img');
  const files = [
    ...linked.map(({ href, rel }) => [href, rel === 'icon' ? 'icon' : 'CSS']),
    ...scripts.map(({ src }) => [src, 'script']),
    ...images.map(({ src }) => [src, 'image']),
  ];
  const fetched = [page];
  for (const [file = '', kind = ''] of files) {
    if (!file.startsWith('data:')) fetched.push(await fetchFile(origin, file, kind));
  }
  const styles = fetched.filter(({ kind }) => kind === 'CSS').map(({ text }) => text);
  for (const font of fontsNeeded(styles.join('\n'), lettersOf(page.text))) {
    fetched.push(await fetchFile(origin, font, 'font'));
  }
  return fetched;
}

/** The attributes of all elements of this name. */
function attributes(html: string, element: string): Record<string, string>[] {
  return [...html.matchAll(new RegExp(`<${element}\\s([^>]*)>`, 'g'))].map(([, inside = '']) =>
    Object.fromEntries([...inside.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])),
  );
}

function lettersOf(html: string): number[] {
  const text = html.replace(/<(style|script|svg)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ');
  return [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0);
}

/** Browsers fetch a font only when a letter of the page lies in its range. */
function fontsNeeded(css: string, letters: readonly number[]): string[] {
  return [...css.matchAll(/@font-face\s*{([^}]*)}/g)].flatMap(([, face = '']) => {
    const address = /url\("?([^)"]+)"?\)/.exec(face)?.[1];
    const ranges = (/unicode-range:\s*([^;]+)/.exec(face)?.[1] ?? 'U+0-10FFFF').split(',').map(rangeOf);
    const isNeeded = letters.some((letter) => ranges.some(([from, until]) => letter >= from && letter <= until));
    return address && isNeeded ? [address] : [];
  });
}

/** `U+152-153`, `U+20AC`, `U+??`. */
function rangeOf(range: string): [number, number] {
  const [from = '', until = from] = range.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(until.replaceAll('?', 'F'), 16)];
}

async function fetchFile(origin: string, address: string, kind: string): Promise<Fetched> {
  const url = new URL(address, origin);
  const headers = { 'accept-encoding': 'gzip, deflate, br', accept: '*/*' };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers }, resolve).on('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`${address} was answered with ${response.statusCode}.`);
  const body = Buffer.concat(await response.toArray());
  const statusLine = `HTTP/1.1 ${response.statusCode} ${response.statusMessage}\r\n\r\n`.length;
  const headerBytes = response.rawHeaders.reduce((sum, part) => sum + part.length + 2, statusLine);
  return { kind, bytes: body.length + headerBytes, text: decompressed(response, body).toString('utf8') };
}

function decompressed({ headers }: IncomingMessage, body: Buffer): Buffer {
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(body);
  return headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}
