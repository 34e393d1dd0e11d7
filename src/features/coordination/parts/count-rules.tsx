import { useTexts } from '#platform/i18n/use-texts.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { countedMeasuresAddress } from '../coordination-address.model.ts';
import type { DayFigures } from '../day-view.model.ts';

interface CountRulesProps {
  /** Of the coordination project. */
  code: string;
  on: string;
  /** Of all projects. */
  figures: DayFigures;
}

const rules = ['measures', 'seats', 'held', 'waiting', 'free', 'started'] as const;

/** Which measures each count of the view is of, and why what is free is not always the seats less those held. */
export function CountRules({ code, on, figures: { seats } }: CountRulesProps) {
  const t = useTexts();
  return (
    <>
      {seats.over > 0 && (
        <p>
          {t('coordination.rule.sum', seats)}{' '}
          <a href={countedMeasuresAddress(t.language, code, on, { count: 'over' })}>{t('coordination.rule.over')}</a>
        </p>
      )}
      <Disclosure summary={t('coordination.money.rules')}>
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{t(`coordination.rule.${rule}`)}</li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
