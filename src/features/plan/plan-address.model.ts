/** Where the plan of a project is, below `/<language>`. */
export function planAddress(code: string): string {
  return `/workspace/projects/${code}/plan`;
}

/** Where a version of it is, below `/<language>`. */
export function versionAddress(code: string, number: number): string {
  return `${planAddress(code)}/${number}`;
}

/** Where the days of a project are, below `/<language>`. */
export function milestonesAddress(code: string): string {
  return `/workspace/projects/${code}/milestones`;
}

/** The people and seats of each part of the target group of a project, which a room below draws; behind the language. */
export function segmentsAddress(code: string): string {
  return `/workspace/projects/${code}/segments`;
}
