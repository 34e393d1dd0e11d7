/** What a project is: another's or one's own development work, the measures beside it, the planning of those, or own production. */
export const projectKinds = ['development', 'parallel', 'coordination', 'own-production'] as const;
export type ProjectKind = (typeof projectKinds)[number];

export const programmePeriods = ['2007-2013', '2014-2020', '2021-2027'] as const;
export type ProgrammePeriod = (typeof programmePeriods)[number];

export const projectStatuses = ['application', 'running', 'ended', 'interrupted'] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

/** On which days a project runs (ISO, both belong to it); null where nobody has said. */
export interface ProjectDays {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export type Fund = 'esf' | 'erdf' | 'jtf';

/** The fund that pays for a project, by the letter of its code; what is being prepared is thought of as the Social Fund's. */
export function fundOfCode(code: string): Fund {
  if (code.startsWith('A')) return 'erdf';
  return code.startsWith('J') ? 'jtf' : 'esf';
}
