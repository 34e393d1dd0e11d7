/** A field of a sent form as text; the empty text when it is missing or a file. */
export function sentText(form: FormData, name: string): string {
  const value = form.get(name);
  // PostgreSQL has no character NUL, and nobody can type one.
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}
