import { type Command, InvalidArgumentError, Option } from 'commander';

/** An option whose value is a day of the calendar, `YYYY-MM-DD`. */
export function addDayOption(command: Command, flags: string, description: string): Command {
  return command.addOption(new Option(flags, description).argParser(parseDay));
}

function parseDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(day.valueOf()) || !day.toISOString().startsWith(text)) {
    throw new InvalidArgumentError('Expected a date such as 2016-10-31.');
  }
  return text;
}
