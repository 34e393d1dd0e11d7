import type { Language } from '../i18n/language.ts';

/** A piece of a mail. The same pieces make the plain text and the web form of it, so the two never tell different things. */
export type MailPiece =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'link'; readonly link: MailLink }
  | { readonly kind: 'links'; readonly links: readonly MailLink[] };

export interface MailLink {
  readonly label: string;
  /** Whole, with scheme and host. */
  readonly href: string;
  /** The label's language when it is not the mail's. */
  readonly lang?: string;
  /** A line below the label. */
  readonly note?: string | undefined;
}

export interface MailBody {
  readonly language: Language;
  readonly title: string;
  readonly pieces: readonly MailPiece[];
}

/** The mail as plain text, in lines as long as they are: programs wrap them as the reader has it. */
export function mailText({ title, pieces }: MailBody): string {
  return `${[title, ...pieces.map(pieceAsText)].map(withoutLineBreaks).join('\n\n')}\n`;
}

/** The mail as a web page without pictures, styles or anything fetched from elsewhere. */
export function mailHtml({ language, title, pieces }: MailBody): string {
  return [
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    `<body><h1>${escaped(title)}</h1>${pieces.map(pieceAsHtml).join('')}</body></html>`,
  ].join('');
}

function pieceAsText(piece: MailPiece): string {
  switch (piece.kind) {
    case 'paragraph':
      return piece.text;
    case 'link':
      return linkAsText(piece.link);
    case 'links':
      return piece.links.map(linkAsText).join('\n\n');
  }
}

function linkAsText({ label, note, href }: MailLink): string {
  return [label, note, href].filter(Boolean).join('\n');
}

function pieceAsHtml(piece: MailPiece): string {
  switch (piece.kind) {
    case 'paragraph':
      return `<p>${escaped(piece.text)}</p>`;
    case 'link':
      return `<p>${linkAsHtml(piece.link)}</p>`;
    case 'links':
      return `<ul>${piece.links.map((link) => `<li>${linkAsHtml(link)}</li>`).join('')}</ul>`;
  }
}

function linkAsHtml({ label, href, lang, note }: MailLink): string {
  const language = lang === undefined ? '' : ` lang="${escaped(lang)}"`;
  return `<a href="${escaped(href)}"${language}>${escaped(label)}</a>${note ? `<br>${escaped(note)}` : ''}`;
}

/** A form feed or its like within a title would begin a new page on paper and something unknown in a mail program. */
function withoutLineBreaks(text: string): string {
  return text.replace(/[^\P{Cc}\n]+/gu, ' ');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter);
}
