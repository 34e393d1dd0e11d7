/** What a project recommends, below `/<language>`. */
export function recommendationsAddress(code: string): string {
  return `/workspace/projects/${code}/recommendations`;
}

/** A recommendation with what became of it, below `/<language>`. */
export function recommendationAddress(code: string, id: number): string {
  return `${recommendationsAddress(code)}/${id}`;
}
