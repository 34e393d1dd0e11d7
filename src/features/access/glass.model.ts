/** How long a project stays open to whoever broke the glass. */
export const glassMinutes = 60;

/** As short as a reason may be that says something. */
export const shortestReason = 20;
export const longestReason = 500;

const fewestWords = 3;
const fewestLetters = 8;

export type GlassProblem =
  | 'access.glass.problem.too-short'
  | 'access.glass.problem.no-sense'
  | 'access.glass.problem.not-needed';

/** Why a reason cannot stand; `undefined` when it can. It is read by those whose project it is, so it has to say something. */
export function reasonProblem(reason: string): GlassProblem | undefined {
  if (reason.length < shortestReason) return 'access.glass.problem.too-short';
  const words = new Set(reason.toLowerCase().match(/\p{L}{2,}/gu));
  const letters = new Set(reason.toLowerCase().match(/\p{L}/gu));
  return words.size < fewestWords || letters.size < fewestLetters ? 'access.glass.problem.no-sense' : undefined;
}

export function closingTime(opened: Date): Date {
  return new Date(opened.getTime() + glassMinutes * 60_000);
}
