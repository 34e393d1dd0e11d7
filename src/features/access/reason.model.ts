/** The audit is read line by line: a reason is a sentence or two. */
export const longestReason = 500;

export type ReasonProblem = 'access.problem.reason' | 'access.problem.reason-too-long';

/** What is wrong with a reason as it was typed. */
export function reasonProblem(typed: string): ReasonProblem | undefined {
  const reason = typed.trim();
  if (reason === '') return 'access.problem.reason';
  return reason.length > longestReason ? 'access.problem.reason-too-long' : undefined;
}
