/** The number of a row in an address or a form; 0, which no row has, for anything else: then nothing is found. */
export function rowNumber(text: string | null | undefined): number {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0;
}

/** The row behind which a list goes on, as `?before=` says it; `undefined` at its beginning. */
export function rowBefore(request: Request): number | undefined {
  return rowNumber(new URL(request.url).searchParams.get('before')) || undefined;
}
