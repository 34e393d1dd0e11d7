import { type CellKind, fault, ownCode } from '#features/sheet/public.ts';

/** Codes of ours, for what the official service has not given a code yet, begin with this letter, which it does not use. */
const provisionalLetter = 'X';

/** The code of a project that is being prepared: `X00001` for the first. */
export function provisionalCode(number: number): string {
  return provisionalLetter + String(number).padStart(5, '0');
}

/** The code of a project as people write it, official or ours: `s 11829` → `S11829`. */
export function projectCodeCell(): CellKind<string> {
  return ownCode({ parse, expected: 'project.form.code.expected', example: 'S11829' });
}

/** A code that the official service has given. */
export function officialCodeCell(): CellKind<string> {
  return ownCode({
    parse: (text) => {
      const parsed = parse(text);
      return 'code' in parsed && parsed.code.startsWith(provisionalLetter)
        ? fault('project.fault.not-official')
        : parsed;
    },
    expected: 'project.form.code.expected',
    example: 'S11829',
  });
}

function parse(text: string) {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^[A-Z]\d{5,9}$/.test(code) ? { code } : fault('project.fault.code');
}
