import { type Command, InvalidArgumentError, Option } from 'commander';
import { isDay } from '#platform/clock.ts';

/** An option whose value is a day of the calendar, `YYYY-MM-DD`. */
export function addDayOption(command: Command, flags: string, description: string): Command {
  return command.addOption(new Option(flags, description).argParser(parseDay));
}

function parseDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('Expected a date such as 2016-10-31.');
  return text;
}
