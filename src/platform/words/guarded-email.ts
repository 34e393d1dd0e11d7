/** Text in which e-mail addresses stand as official forms print them, `name(at)organisation.fi`, so that no machine gathers them. */
export function withGuardedEmails(text: string): string {
  return text.replace(/(?<=\S)@(?=\S)/g, '(at)');
}
