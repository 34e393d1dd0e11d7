import { type Command, Option } from 'commander';
import { isLanguage, type Language, languages } from '#platform/i18n/language.ts';
import type { Terminal } from './terminal.ts';

/** What `addLanguageOption` adds to the options of a command. */
export interface LanguageOptions {
  readonly language: Language;
}

/** The language of what a command says of its input: that of the terminal when it is one of ours, else English. */
export function addLanguageOption(command: Command, io: Terminal): Command {
  const spoken = (io.env.LC_ALL ?? io.env.LC_MESSAGES ?? io.env.LANG ?? '').slice(0, 2);
  const option = new Option('--language <language>', 'language of findings and labels').choices([...languages]);
  return command.addOption(option.default(isLanguage(spoken) ? spoken : 'en'));
}
