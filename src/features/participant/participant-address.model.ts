/** The people of a project, or of one part of its target group, behind the language. */
export function participantsAddress(code: string, segmentId?: number): string {
  return `/workspace/projects/${code}/participants${segmentId === undefined ? '' : `?segment=${segmentId}`}`;
}

/** What is told of one of them, by the number. */
export function participantAddress(code: string, number: number): string {
  return `${participantsAddress(code)}/${number}`;
}
