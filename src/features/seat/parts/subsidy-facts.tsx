import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Section } from '#ui/section.tsx';
import type { WageSubsidy } from '../package.queries.server.ts';

/** What the authority pays of the wage. */
export function SubsidyFacts({
  subsidy: { percent, monthlyCents, hoursPerWeek, trainingDays },
}: {
  subsidy: WageSubsidy;
}) {
  const t = useTexts();
  return (
    <Section id="subsidy" title={t('seat.subsidy.title')}>
      <DefinitionList
        items={[
          { label: t('seat.field.percent.name'), value: t.percent(percent / 100, Number.isInteger(percent) ? 0 : 1) },
          {
            label: t('seat.field.monthly.name'),
            value: monthlyCents === null ? t('seat.subsidy.not-decided') : t.euro(monthlyCents),
          },
          { label: t('seat.field.hours.name'), value: t.number(hoursPerWeek) },
          ...(trainingDays === null
            ? []
            : [{ label: t('seat.field.training-days.name'), value: t.number(trainingDays) }]),
        ]}
      />
    </Section>
  );
}
