/** A field of a sent form as text; the empty text when it is missing or a file. */
export function sentText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
