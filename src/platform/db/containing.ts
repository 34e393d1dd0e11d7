/** A pattern for `like` and `ilike` that finds these very letters, whatever they are. */
export function containing(written: string): string {
  return `%${written.replace(/[\\%_]/g, '\\$&')}%`;
}
