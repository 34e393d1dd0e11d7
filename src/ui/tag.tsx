import type { ReactNode } from 'react';

export type TagTone = 'neutral' | 'highlight' | 'success' | 'warning';

/** A short label beside a name: a status, a kind. The words say it all; the tone only helps the eye. */
export function Tag({ tone = 'neutral', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
