/**
 * What somebody typed as one line that shows all it holds: spaces are tidied, and without what breaks a line, turns the direction of
 * writing or is not seen. What joins letters in some scripts stays.
 */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/(?![\u200C\u200D])\p{Cf}/gu, '')
    .replace(/ +/g, ' ')
    .trim();
}
