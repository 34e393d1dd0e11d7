import type { ReactNode } from 'react';

interface PageHeadingProps {
  title: string;
  /** A short line above the title: what kind of page, or a code. */
  kicker?: ReactNode;
  /** One or two sentences below it. */
  lead?: ReactNode;
  /** The title's language when it is not the page's. */
  lang?: string | undefined;
}

/** The one first-level heading of a page. */
export function PageHeading({ title, kicker, lead, lang }: PageHeadingProps) {
  return (
    <div className="page-heading">
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 lang={lang}>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
    </div>
  );
}
