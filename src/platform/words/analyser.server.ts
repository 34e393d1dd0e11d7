import { processWide } from '../process-wide.ts';
import { type Analyser, createAnalyser } from './analyser.ts';
import { openVoikko } from './voikko.server.ts';

/**
 * The analyser of this process: with Voikko where it is installed, else without a dictionary. `KOORDI_VOIKKO` says `off`, or
 * the path of the library; `KOORDI_VOIKKO_DICTIONARY` the folder of its dictionaries.
 */
export function usedAnalyser(): Analyser {
  return processWide('words.analyser', () => createAnalyser(openWantedVoikko()));
}

function openWantedVoikko() {
  const { KOORDI_VOIKKO: library, KOORDI_VOIKKO_DICTIONARY: dictionaries } = process.env;
  return library === 'off'
    ? undefined
    : openVoikko({ library: library || undefined, dictionaries: dictionaries || undefined });
}
