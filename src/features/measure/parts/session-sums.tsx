import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import type { SessionSums } from '../session.queries.server.ts';

/** What the sessions of a measure come to. */
export function SessionSumsList({ sums }: { sums: SessionSums }) {
  const t = useTexts();
  const { sessions, contactDays, contactDaysOver, hours, firstOn, lastOn } = sums;
  const days = [firstOn, lastOn].flatMap((day) => (day === null ? [] : [t.date(day)]));
  return (
    <DefinitionList
      items={[
        {
          label: t('measure.session.contact-days'),
          value: t.number(contactDays),
          note: t('measure.session.contact-days-over', { count: contactDaysOver }),
        },
        { label: t('measure.session.count'), value: t.number(sessions) },
        { label: t('measure.session.hours'), value: t.number(hours) },
        { label: t('measure.session.first-and-last'), value: [...new Set(days)].join(' – ') },
      ]}
    />
  );
}
