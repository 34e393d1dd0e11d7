import { UnreadableFile } from './unreadable-file.ts';

/** Told of what an XML document holds, in its order. Names come without their prefix. */
export interface XmlListener {
  /** `attributes` is the text between the name and the end of the tag, for `attributeOf`. An empty element is closed at once. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** May come in several pieces. */
  text(text: string): void;
}

/**
 * Reads an XML document piece by piece, for data that programs write (office files). It does not judge: what is no XML is passed
 * over. A document type is refused, since with it a small file can grow without bound.
 */
export class XmlScanner {
  readonly #listener: XmlListener;
  #rest = '';

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** Throws `UnreadableFile`. */
  write(piece: string): void {
    const source = this.#rest + piece;
    let at = 0;
    for (;;) {
      const tagStart = source.indexOf('<', at);
      if (tagStart < 0) break;
      if (tagStart > at) this.#listener.text(withoutEntities(source.slice(at, tagStart)));
      const next = this.#readMarkup(source, tagStart);
      at = next < 0 ? tagStart : next;
      if (next < 0) break;
    }
    this.#rest = this.#keepRest(source, at);
  }

  /** What cannot be told yet: markup that has not ended, or a text that may end within an entity. */
  #keepRest(source: string, at: number): string {
    const rest = source.slice(at);
    if (rest.length > LONGEST_MARKUP) throw new UnreadableFile('damaged', 'The file holds XML that never ends');
    if (rest === '' || rest.startsWith('<')) return rest;
    const entity = rest.lastIndexOf('&');
    const isWhole = entity < 0 || rest.includes(';', entity);
    this.#listener.text(withoutEntities(isWhole ? rest : rest.slice(0, entity)));
    return isWhole ? '' : rest.slice(entity);
  }

  /** The place behind the markup that begins at `from`; -1 when it has not ended yet. */
  #readMarkup(source: string, from: number): number {
    const second = source[from + 1];
    if (second === '!') return this.#readDeclaration(source, from);
    if (second === '?') return endOf(source, '?>', from);
    const end = tagEnd(source, from);
    if (end < 0) return -1;
    if (second === '/') this.#listener.close(nameIn(source.slice(from + 2, end)));
    else this.#openTag(source.slice(from + 1, end));
    return end + 1;
  }

  #openTag(tag: string): void {
    const isEmpty = tag.endsWith('/');
    const length = tag.search(/[\s/]/);
    const name = nameIn(length < 0 ? tag : tag.slice(0, length));
    this.#listener.open(name, length < 0 ? '' : tag.slice(length));
    if (isEmpty) this.#listener.close(name);
  }

  #readDeclaration(source: string, from: number): number {
    if (source.startsWith('<!--', from)) return endOf(source, '-->', from);
    if (source.startsWith(cdata, from)) {
      const end = endOf(source, ']]>', from);
      if (end > 0) this.#listener.text(source.slice(from + cdata.length, end - 3));
      return end;
    }
    const beginning = source.slice(from, from + cdata.length);
    if (cdata.startsWith(beginning) || '<!--'.startsWith(beginning)) return -1;
    throw new UnreadableFile('unsupported', 'The file holds XML with a document type, which Koordi does not read');
  }
}

const cdata = '<![CDATA[';
const LONGEST_MARKUP = 1024 * 1024;

function endOf(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** The `>` that ends a tag: one within quotation marks does not. */
function tagEnd(source: string, from: number): number {
  for (let end = source.indexOf('>', from); end >= 0; end = source.indexOf('>', end + 1)) {
    const tag = source.slice(from, end);
    if (quotesAreEven(tag)) return end;
  }
  return -1;
}

function quotesAreEven(tag: string): boolean {
  if (!tag.includes('"') && !tag.includes("'")) return true;
  return /^[^"']*(?:"[^"]*"[^"']*|'[^']*'[^"']*)*$/.test(tag);
}

function nameIn(qualified: string): string {
  const name = qualified.trimEnd();
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute; `undefined` when the tag has none of this name. The prefix of a name counts. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(`${name}=`);
  while (at > 0 && !/\s/.test(attributes[at - 1] ?? '')) at = attributes.indexOf(`${name}=`, at + 1);
  if (at < 0) return undefined;
  const from = at + name.length + 2;
  const quote = attributes[from - 1];
  const end = quote === undefined ? -1 : attributes.indexOf(quote, from);
  return end < 0 ? undefined : withoutEntities(attributes.slice(from, end));
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?[\da-fA-F]{1,6}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return namedEntities[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
