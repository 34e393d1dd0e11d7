/** The people of a project, behind the language. */
export function participantsAddress(code: string): string {
  return `/workspace/projects/${code}/participants`;
}

/** What is told of one of them, by the number. */
export function participantAddress(code: string, number: number): string {
  return `${participantsAddress(code)}/${number}`;
}
