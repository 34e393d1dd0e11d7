import type { Texts } from '#platform/i18n/texts.ts';
import type { PlannedRealised } from './compared-figure.model.ts';

/** The sum of EU and state is granted, everything else is planned. */
export type PlanWord = 'granted' | 'planned';

/**
 * `Suunniteltu 170, toteutunut 90 (52,9 %)`; where only one of the two is told, the other is said to be unknown. `null` when
 * neither is told.
 */
export function pairInWords(
  word: PlanWord,
  { planned, realised }: PlannedRealised,
  format: (value: number) => string,
  t: Texts,
): string | null {
  if (planned === null) {
    return realised === null ? null : t(`register.project.only-realised-not-${word}`, { realised: format(realised) });
  }
  if (realised === null) return t(`register.project.only-${word}`, { planned: format(planned) });
  const share = planned > 0 ? ` (${t.percent(realised / planned, 1)})` : '';
  return t(`register.project.of-${word}`, { planned: format(planned), realised: format(realised), share });
}
