/** What a document is. */
export const documentKinds = [
  'minutes',
  'decision',
  'agreement',
  'plan',
  'tender',
  'report',
  'annex',
  'other',
] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** Who may read it: whoever works with the project, or only those who answer for it or audit it. */
export const visibilities = ['parties', 'authority'] as const;

export type Visibility = (typeof visibilities)[number];

/** A document with its latest version. */
export interface ListedDocument {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly visibility: Visibility;
  /** The version that everybody may have. */
  readonly publicNumber: number | null;
  readonly latest: DocumentVersion;
}

/** A document that everybody may have. */
export interface PublicDocument {
  readonly id: number;
  readonly projectCode: string;
  readonly kind: DocumentKind;
  readonly title: string;
  /** The day in Finland on which it was published (ISO). */
  readonly publicOn: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** A file of a document. */
export interface DocumentVersion {
  readonly number: number;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
  /** Set when the file had to be removed. */
  readonly removed: { readonly at: Date; readonly by: string; readonly reason: string } | null;
}

/** Larger files are refused: a scan of a hundred pages is smaller. */
export const largestFileBytes = 20_000_000;

export const longestTitle = 200;

/** What is amiss with a title that somebody wrote. */
export function titleProblem(title: string): 'missing' | 'too-long' | undefined {
  if (title === '') return 'missing';
  return [...title].length > longestTitle ? 'too-long' : undefined;
}

/** A title for a document that was given none: the name of its file without its ending. */
export function titleOf(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, '').slice(0, longestTitle);
}

/** How many versions may be: who changes a document daily wants another tool. */
export const mostVersions = 500;
