import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import type { OtherSeat, SeatStep } from '../seat.queries.server.ts';
import { seatAddress } from '../seat-address.model.ts';
import type { SeatsPage } from '../seats-page.queries.server.ts';
import { daysInWords } from './seat-lists.tsx';
import { HoursTag } from './week-hours.tsx';

/** Where else the person is or was: what came before is often what the next measure asks for. */
export function OtherSeats({ seats }: { seats: readonly OtherSeat[] }) {
  const t = useTexts();
  return (
    <Section id="others" title={t('seat.others.title')}>
      <DataTable
        caption={t('seat.others.title')}
        hideCaption
        rows={seats}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'measure',
            header: t('seat.others.measure'),
            cell: ({ id, measureId, measureName }) => (
              <a href={`/${t.language}${seatAddress(measureId, id)}`} lang="fi">
                {measureName}
              </a>
            ),
          },
          { key: 'days', header: t('seat.list.days'), cell: (seat) => daysInWords(t, seat) },
          { key: 'state', header: t('seat.list.stage'), cell: ({ state }) => t(`seat.state.${state}`) },
        ]}
      />
    </Section>
  );
}

/** Who is in another measure on the same days: whether both fit into somebody's week, one has to ask. */
export function SeatsBeside({ seats }: { seats: SeatsPage['beside'] }) {
  const t = useTexts();
  return (
    <Section id="beside" title={t('seat.beside.title')}>
      <p>{t('seat.beside.lead')}</p>
      <DataTable
        caption={t('seat.beside.title')}
        hideCaption
        rows={seats}
        rowKey={({ id, startsOn }) => `${id} ${startsOn}`}
        columns={[
          {
            key: 'person',
            header: t('seat.list.person'),
            cell: ({ number }) => t('participant.person.number', { number }),
          },
          {
            key: 'measure',
            header: t('seat.others.measure'),
            cell: ({ id, measureId, measureName }) => (
              <a href={`/${t.language}${seatAddress(measureId, id)}`} lang="fi">
                {measureName}
              </a>
            ),
          },
          { key: 'days', header: t('seat.beside.days'), cell: (seat) => daysInWords(t, seat) },
          { key: 'hours', header: t('seat.hours.most'), cell: ({ week }) => <HoursTag week={week} /> },
        ]}
      />
    </Section>
  );
}

/** How the seat came to stand as it does. */
export function SeatSteps({ steps }: { steps: readonly SeatStep[] }) {
  const t = useTexts();
  return (
    <Section id="steps" title={t('seat.steps.title')}>
      <DataTable
        caption={t('seat.steps.title')}
        hideCaption
        rows={steps}
        rowKey={({ id }) => id}
        columns={[
          { key: 'at', header: t('seat.steps.at'), cell: ({ actedAt }) => t.dateTime(actedAt) },
          { key: 'state', header: t('seat.list.stage'), cell: ({ state }) => t(`seat.state.${state}`) },
          { key: 'by', header: t('seat.steps.by'), cell: ({ actedBy }) => actedBy ?? t('seat.steps.service') },
          { key: 'reason', header: t('seat.field.reason.name'), cell: ({ reason }) => reason ?? '–' },
        ]}
      />
    </Section>
  );
}
