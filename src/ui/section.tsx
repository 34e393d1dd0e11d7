import type { ReactNode } from 'react';

interface SectionProps {
  /** Unique on the page; it is also the address of the section (`#money`). */
  id: string;
  title: string;
  /** Depth under the page heading: 2 unless the section lies in another one. */
  level?: 2 | 3 | 4;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ id, title, level = 2, children }: SectionProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="section" aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {children}
    </section>
  );
}
