import type { ReactNode } from 'react';

interface ResultListProps {
  items: readonly {
    key: string;
    title: string;
    href: string;
    /** The title's language when it is not the page's. */
    lang?: string | undefined;
    /** Short facts under the title, read in order. */
    facts: readonly { label: string; value: ReactNode }[];
    /** Marks beside the title. */
    marks?: ReactNode;
    excerpt?: ReactNode;
    /** What can be done with the thing, after its facts. */
    after?: ReactNode;
  }[];
}

/** Found things, each with its link and a few facts. */
export function ResultList({ items }: ResultListProps) {
  if (items.length === 0) return null;
  return (
    <ol className="result-list">
      {items.map((item) => (
        <li key={item.key}>
          <h3>
            <a href={item.href} lang={item.lang}>
              {item.title}
            </a>
          </h3>
          {item.marks && <p className="marks">{item.marks}</p>}
          {item.excerpt}
          <dl>
            {item.facts.map((fact) => (
              <div key={fact.label}>
                <dt>{fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
          {item.after}
        </li>
      ))}
    </ol>
  );
}
