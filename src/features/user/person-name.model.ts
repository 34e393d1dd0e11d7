import { plainLine } from '#platform/words/plain-line.ts';

export const longestPersonName = 200;

/** Whether more was typed than is kept of a name: its owner is to shorten it, not we. */
export function isPersonNameTooLong(typed: string): boolean {
  return plainLine(typed).length > longestPersonName;
}

/**
 * A person's name as it is kept, of what was typed: one line, without anything that is not seen, which could make it look like the
 * name of somebody else. Empty where no letter is left: that is no name.
 */
export function personName(typed: string): string {
  const name = plainLine(plainLine(typed).slice(0, longestPersonName).toWellFormed());
  return /\p{L}/u.test(name) ? name : '';
}
