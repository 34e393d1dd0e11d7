import type { FamilyLink } from './family.model.ts';

/**
 * The projects that continue one another, from the earliest: what a project continues, directly or not, itself, and what continues it.
 * Only confirmed bonds count. A project without predecessors and successors stands alone.
 */
export function lineageOf(links: readonly FamilyLink[], code: string): string[] {
  const chain = links.filter(({ kind, isSuggested }) => kind === 'successor' && !isSuggested);
  const before = reached([code], (at) => chain.filter(({ to }) => to === at).map(({ from }) => from));
  const after = reached([code], (at) => chain.filter(({ from }) => from === at).map(({ to }) => to));
  return [...new Set([...before.toReversed(), ...after])];
}

/** All that is reached step by step, the nearest first, each once. */
function reached(first: readonly string[], next: (code: string) => readonly string[]): string[] {
  const found = new Set(first);
  for (const code of found) for (const other of next(code).toSorted()) found.add(other);
  return [...found];
}
