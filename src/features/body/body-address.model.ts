/** The bodies of a project, below `/<language>`. */
export function bodiesAddress(code: string): string {
  return `/workspace/projects/${code}/bodies`;
}

/** A body with its members and meetings, below `/<language>`. */
export function bodyAddress(code: string, bodyId: number): string {
  return `${bodiesAddress(code)}/${bodyId}`;
}

/** A meeting with its items and minutes, below `/<language>`. */
export function meetingAddress(code: string, bodyId: number, meetingId: number): string {
  return `${bodyAddress(code, bodyId)}/meetings/${meetingId}`;
}
