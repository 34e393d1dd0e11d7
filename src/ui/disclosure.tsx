import type { ReactNode } from 'react';

interface DisclosureProps {
  summary: ReactNode;
  /** Open from the start. */
  open?: boolean;
  children: ReactNode;
}

/** Details that open on demand, without script; on paper they are always open. */
export function Disclosure({ summary, open, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open}>
      <summary>{summary}</summary>
      <div className="disclosure-content">{children}</div>
    </details>
  );
}
