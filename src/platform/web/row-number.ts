/** The number of a row in an address or a form; 0, which no row has, for anything else: then nothing is found. */
export function rowNumber(text: string | null | undefined): number {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0;
}
