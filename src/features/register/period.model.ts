/** A programming period as people write it: `2007–2013`. */
export function periodInWords(period: string): string {
  return period.replace('-', '–');
}
