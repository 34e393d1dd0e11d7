import type { Sex } from './participant.model.ts';

/** Which people of a project are meant: all of them unless something is said. */
export interface PeopleChoice {
  /** Of one part of the target group by its id; null for those of whom nobody has told to which they belong. */
  readonly segmentId?: number | null | undefined;
  readonly sex?: Sex | undefined;
}

/** The people of a project, or some of them, behind the language; those before the one with the number `before`. */
export function participantsAddress(code: string, { segmentId, sex }: PeopleChoice = {}, before?: number): string {
  const query = new URLSearchParams({
    ...(segmentId !== undefined && { segment: String(segmentId ?? 'none') }),
    ...(sex !== undefined && { sex }),
    ...(before !== undefined && { before: String(before) }),
  });
  return `/workspace/projects/${code}/participants${query.size === 0 ? '' : `?${query}`}`;
}

/** What is told of one of them, by the number. */
export function participantAddress(code: string, number: number): string {
  return `${participantsAddress(code)}/${number}`;
}
