import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { forms } from './forms/form-catalogue.model.ts';

/**
 * The text of a web page as the services print a description: each heading and each paragraph is a paragraph separated by
 * a blank line, `<br>` a line end, a list item and a table row a line of its own, white space as a browser shows it. Under
 * `data-white-space="kept"` (Koordi's own print) headings and paragraphs stand letter by letter. Menus, scripts, form
 * controls, footers and hidden parts are left out; every other visible character is kept. Never fails.
 */
export function textOfHtml(html: string): string {
  return new PageReader().read(parse(html));
}

/** How far a part of the page stands from what surrounds it: on a line of its own, or a paragraph of its own. */
type Distance = 'line' | 'paragraph';

const gaps: Record<Distance, string> = { line: '\n', paragraph: '\n\n' };

/** Gathers words in reading order, with white space as a browser would show it. */
class PageText {
  private text = '';
  private isEmpty = true;
  private gap = '';
  private lineEnds = '';
  private hasSpace = false;

  /** The next words begin on a new line or a new paragraph; of several such calls in a row the widest counts. */
  breakBy(distance: Distance): void {
    if (this.gap.length < gaps[distance].length) this.gap = gaps[distance];
  }

  /** A `<br>`: nothing is shown of one that stands at the beginning or the end of a part. */
  endLine(): void {
    if (!this.isEmpty && this.gap === '') this.lineEnds += '\n';
  }

  /** The next words stand apart from those before. */
  addSpace(): void {
    this.hasSpace = true;
  }

  /** Words with white space of no meaning: any run of it is one space, none at the ends of a line. */
  addWords(words: string): void {
    const trimmed = words.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, '');
    if (/^[ \t\n\f\r]/.test(words)) this.addSpace();
    if (trimmed === '') return;
    const isInsideLine = !this.isEmpty && this.gap === '' && this.lineEnds === '';
    const space = this.hasSpace && isInsideLine ? ' ' : '';
    this.addExactly(space + trimmed.replace(/[ \t\n\f\r]+/g, ' '));
    if (/[ \t\n\f\r]$/.test(words)) this.addSpace();
  }

  /** Letters as they stand, none included: an empty paragraph is a paragraph too. */
  addExactly(letters: string): void {
    this.text += (this.isEmpty ? '' : this.gap || this.lineEnds) + letters;
    this.isEmpty = false;
    this.gap = '';
    this.lineEnds = '';
    this.hasSpace = false;
  }

  toString(): string {
    return this.text;
  }
}

/** How the text inside an element is taken. */
interface Manner {
  /** Inside the part of the page where headings and paragraphs keep their white space. */
  readonly keepsParagraphs: boolean;
  /** Inside a heading or paragraph of that part, or in preformatted text. */
  readonly isExact: boolean;
  /** Inside an item of a list or a cell, where paragraphs are lines. */
  readonly isItem: boolean;
}

/** Walks a page without recursion: a page may be nested deeper than the stack of calls. */
class PageReader {
  private readonly text = new PageText();
  private readonly pending: (() => void)[] = [];
  private readonly withHeadings = new Set<Tree.ParentNode>();

  read(document: Tree.Document): string {
    this.findHeadings(document);
    this.queue(document.childNodes, { keepsParagraphs: false, isExact: false, isItem: false });
    for (let next = this.pending.pop(); next; next = this.pending.pop()) next();
    return this.text.toString();
  }

  /** Marks what has a heading inside: such a table or form holds the page together and is no table or form of data. */
  private findHeadings(document: Tree.Document): void {
    const unseen: Tree.Node[] = [document];
    for (let node = unseen.pop(); node; node = unseen.pop()) {
      if ('childNodes' in node) for (const child of node.childNodes) unseen.push(child);
      if (!isElement(node) || !headings.has(node.tagName)) continue;
      for (let above = node.parentNode; above && !this.withHeadings.has(above); above = parentOf(above)) {
        this.withHeadings.add(above);
      }
    }
  }

  private queue(nodes: readonly Tree.ChildNode[], manner: Manner): void {
    for (const node of nodes.toReversed()) this.pending.push(() => this.visit(node, manner));
  }

  private visit(node: Tree.ChildNode, manner: Manner): void {
    if (isText(node)) {
      if (manner.isExact) this.text.addExactly(node.value);
      else this.text.addWords(node.value);
    } else if (isElement(node) && !this.isLeftOut(node)) {
      if (node.tagName === 'br') this.endLine(manner);
      else this.enter(node, manner);
    }
  }

  private endLine(manner: Manner): void {
    if (manner.isExact) this.text.addExactly('\n');
    else this.text.endLine();
  }

  private enter(element: Tree.Element, outer: Manner): void {
    const distance = this.distanceOf(element, outer);
    if (distance) {
      this.text.breakBy(distance);
      this.pending.push(() => this.text.breakBy(distance));
    }
    if (cells.has(element.tagName)) this.text.addSpace();
    const manner = this.mannerInside(element, outer);
    if (manner.isExact && !outer.isExact) this.text.addExactly('');
    const caption = element.tagName === 'tr' ? captionOf(element) : undefined;
    if (caption === undefined) this.queue(element.childNodes, manner);
    else this.text.addWords(caption);
  }

  private distanceOf(element: Tree.Element, manner: Manner): Distance | undefined {
    if (manner.isExact) return undefined;
    if (this.isOfData(element, items)) return 'line';
    if (this.isOfData(element, cells) || isOnlyParagraphOfCell(element)) return undefined;
    const isPart = parts.has(element.tagName) || items.has(element.tagName) || cells.has(element.tagName);
    if (!isPart) return undefined;
    return manner.isItem ? 'line' : 'paragraph';
  }

  private mannerInside(element: Tree.Element, outer: Manner): Manner {
    const keepsParagraphs = outer.keepsParagraphs || attribute(element, 'data-white-space') === 'kept';
    const isExactHere = element.tagName === 'pre' || (keepsParagraphs && isParagraph(element));
    return {
      keepsParagraphs,
      isExact: outer.isExact || isExactHere,
      isItem: outer.isItem || this.isOfData(element, items),
    };
  }

  private isOfData(element: Tree.Element, tags: ReadonlySet<string>): boolean {
    return tags.has(element.tagName) && !this.withHeadings.has(element);
  }

  private isLeftOut(element: Tree.Element): boolean {
    if (leftOut.has(element.tagName) || rolesLeftOut.has(attribute(element, 'role') ?? '')) return true;
    if (element.tagName === 'form' && !this.withHeadings.has(element)) return true;
    const style = attribute(element, 'style') ?? '';
    return attribute(element, 'hidden') !== undefined || /(?:^|;)\s*display\s*:\s*none/i.test(style);
  }
}

const leftOut: ReadonlySet<string> = new Set([
  ...['head', 'title', 'script', 'style', 'noscript', 'template', 'dialog', 'nav', 'aside', 'footer'],
  ...['button', 'input', 'select', 'textarea', 'datalist'],
  ...['iframe', 'object', 'svg', 'audio', 'video', 'canvas'],
]);
const rolesLeftOut: ReadonlySet<string> = new Set(['navigation', 'search', 'contentinfo']);
const headings: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const parts: ReadonlySet<string> = new Set([
  ...headings,
  ...['body', 'main', 'header', 'section', 'article', 'div', 'form', 'fieldset', 'details'],
  ...['p', 'pre', 'blockquote', 'address', 'figure', 'hr', 'ul', 'ol', 'dl', 'table'],
]);
const items: ReadonlySet<string> = new Set(['li', 'dt', 'dd', 'tr', 'caption', 'figcaption', 'legend', 'summary']);
const cells: ReadonlySet<string> = new Set(['td', 'th']);

function isText(node: Tree.Node): node is Tree.TextNode {
  return node.nodeName === '#text';
}

function isElement(node: Tree.Node): node is Tree.Element {
  return 'tagName' in node;
}

function parentOf(node: Tree.ParentNode): Tree.ParentNode | null {
  return 'parentNode' in node ? node.parentNode : null;
}

function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

function isParagraph(element: Tree.Element): boolean {
  return element.tagName === 'p' || headings.has(element.tagName);
}

/** `<td><p>0</p></td>` is a cell like any other. */
function isOnlyParagraphOfCell(element: Tree.Element): boolean {
  const parent = element.parentNode;
  if (element.tagName !== 'p' || !parent || !isElement(parent) || !cells.has(parent.tagName)) return false;
  return parent.childNodes.filter(isElement).length === 1;
}

/** Column headings that the services' own text copies print with nothing between them: `VälitönVälillinen`. */
const captions: ReadonlySet<string> = new Set(
  forms.flatMap((form) => {
    const found = form.blocks.filter((block) => block.block === 'literal' && block.rank === 'caption');
    return found.map((block) => block.labels[form.language]);
  }),
);

/** The caption of a form that a row's cells are the words of, or `undefined` for any other row. */
function captionOf(row: Tree.Element): string | undefined {
  const together = row.childNodes.filter(isElement).map(onlyTextOf).join('');
  return captions.has(together) ? together : undefined;
}

function onlyTextOf(cell: Tree.Element): string {
  let node: Tree.ChildNode | undefined = cell;
  while (node && isElement(node) && node.childNodes.length === 1) node = node.childNodes[0];
  return node && isText(node) ? node.value.trim() : '';
}
