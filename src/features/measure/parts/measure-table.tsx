import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { daysInWords } from '../days-in-words.model.ts';
import type { CountedMeasures, ListedMeasure } from '../measure-list.queries.server.ts';
import { placeInWords } from '../place-name.model.ts';
import { measureAddress } from '../section.model.ts';
import { MeasureStateTag } from './measure-state-tag.tsx';

interface MeasureTableProps {
  caption: string;
  rows: readonly ListedMeasure[];
  /** Names of municipalities by code. */
  places: Readonly<Record<string, string>>;
  /** Of all measures together, also of those that are not among the rows. */
  counted: CountedMeasures;
}

/** The measures of a project or a series, with their seats added up. */
export function MeasureTable({ caption, rows, places, counted }: MeasureTableProps) {
  const t = useTexts();
  return (
    <>
      <DataTable
        caption={caption}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: t('measure.form.name.name'),
            cell: ({ id, name }) => (
              <a href={measureAddress(t.language, id)} lang="fi">
                {name}
              </a>
            ),
          },
          { key: 'kind', header: t('measure.list.kind'), cell: ({ kind }) => t(`measure.kind.${kind}`) },
          {
            key: 'state',
            header: t('measure.form.state.name'),
            cell: ({ state }) => <MeasureStateTag state={state} />,
          },
          {
            key: 'days',
            header: t('measure.list.days'),
            cell: ({ startsOn, endsOn }) => daysInWords(t, startsOn, endsOn),
          },
          { key: 'seats', header: t('measure.form.seats.name'), align: 'number', cell: ({ seats: own }) => own },
          {
            key: 'provider',
            header: t('measure.form.provider.name'),
            cell: ({ providerName }) => <span lang="fi">{providerName}</span>,
          },
          {
            key: 'place',
            header: t('measure.form.site.name'),
            cell: ({ site, municipalityCode }) => placeInWords(site, places[municipalityCode ?? '']),
          },
        ]}
      />
      <SeatSum counted={counted} />
    </>
  );
}

/** The seats of all measures together, and which are left out. */
export function SeatSum({ counted }: { counted: CountedMeasures }) {
  const { seats, cancelled, staffPersons, staffFinished } = counted;
  const t = useTexts();
  return (
    <>
      <p>{t('measure.list.seats', { seats })}</p>
      {staffPersons > 0 && <p>{t('measure.list.staff', { persons: staffPersons, finished: staffFinished })}</p>}
      {cancelled > 0 && <p className="note">{t('measure.list.without-cancelled', { count: cancelled })}</p>}
    </>
  );
}
