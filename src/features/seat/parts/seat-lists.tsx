import { finnishDate } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { ListSteps } from '#ui/list-steps.tsx';
import { Tag } from '#ui/tag.tsx';
import { stageOfSeat } from '../seat.model.ts';
import type { ListedSeat, WorkPlaceSeats } from '../seat.queries.server.ts';
import { seatAddress, seatsAddress, seatsFormAddress } from '../seat-address.model.ts';
import type { SeatsPage } from '../seats-page.queries.server.ts';

interface SeatsProps {
  measureId: number;
  seats: readonly ListedSeat[];
}

/** Offers that wait for a reply. */
export function OfferTable({ measureId, seats, mayAnswer }: SeatsProps & { mayAnswer: boolean }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('seat.list.offered')}
      hideCaption
      rows={seats}
      rowKey={({ id }) => id}
      columns={[
        personColumn(t, measureId),
        ...sexColumns(t, seats),
        { key: 'reply', header: t('seat.field.reply-by.name'), cell: ({ replyBy }) => replyBy && t.date(replyBy) },
        daysColumn(t),
        ...(mayAnswer
          ? [{ key: 'answer', header: t('seat.list.reply'), cell: (seat: ListedSeat) => <ReplyButtons seat={seat} /> }]
          : []),
      ]}
    />
  );
}

/** One form for each answer, so that either is a button by itself. */
function ReplyButtons({ seat: { id, number } }: { seat: ListedSeat }) {
  const t = useTexts();
  return (
    <form method="post" className="action-form">
      <input type="hidden" name="seat" value={id} />
      {(['accept', 'decline'] as const).map((act) => (
        <button key={act} type="submit" name="act" value={act} className="secondary">
          {t(`seat.list.${act}`)} <span className="visually-hidden">{t('participant.person.number', { number })}</span>
        </button>
      ))}
    </form>
  );
}

/** Who has a seat today or will have one. */
export function HeldTable({ measureId, seats, today }: SeatsProps & { today: string }) {
  const t = useTexts();
  if (seats.length === 0) return <p>{t('seat.list.nobody-held')}</p>;
  const atPlaces = seats.some(({ employer }) => employer !== null);
  return (
    <DataTable
      caption={t('seat.list.held')}
      hideCaption
      rows={seats}
      rowKey={({ id }) => id}
      columns={[
        personColumn(t, measureId),
        ...sexColumns(t, seats),
        daysColumn(t),
        ...(atPlaces
          ? [{ key: 'place', header: t('seat.field.work-place.name'), cell: ({ employer }: ListedSeat) => employer }]
          : []),
        stageColumn(t, today),
      ]}
    />
  );
}

interface LineProps extends SeatsProps {
  today: string;
  may: SeatsPage['may'];
}

/** Who waits, in the order of intake. */
export function LineTable({ measureId, seats, today, may }: LineProps) {
  const t = useTexts();
  if (seats.length === 0) return <p>{t('seat.list.nobody-waits')}</p>;
  const formOf = (form: 'offer' | 'take', { number }: ListedSeat) =>
    `/${t.language}${seatsFormAddress(measureId, form, { numbers: [number], day: today })}`;
  const places = new Map(seats.map(({ id }, place) => [id, place + 1]));
  return (
    <DataTable
      caption={t('seat.list.waiting')}
      hideCaption
      rows={seats}
      rowKey={({ id }) => id}
      columns={[
        personColumn(t, measureId),
        { key: 'order', header: t('seat.list.order'), align: 'number', cell: ({ id }) => places.get(id) },
        ...sexColumns(t, seats),
        { key: 'asked', header: t('seat.list.since'), cell: ({ askedAt }) => t.date(finnishDate(askedAt)) },
        ...(may.offer
          ? [
              {
                key: 'give',
                header: t('seat.list.give'),
                cell: (seat: ListedSeat) => (
                  <>
                    <a href={formOf('offer', seat)}>
                      {t('seat.form.offer.link')} <Named number={seat.number} />
                    </a>
                    <br />
                    <a href={formOf('take', seat)}>
                      {t('seat.form.take.link')} <Named number={seat.number} />
                    </a>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Says of whom a link is, to those who hear it alone. */
function Named({ number }: { number: number }) {
  const t = useTexts();
  return <span className="visually-hidden">{t('participant.person.number', { number })}</span>;
}

interface PastSeatsProps {
  measureId: number;
  seats: SeatsPage['past'];
  today: string;
}

/** Seats that were used, left, declined or cancelled. */
export function PastSeats({ measureId, seats: { rows, hasMore }, today }: PastSeatsProps) {
  const t = useTexts();
  const last = rows.at(-1)?.id;
  return (
    <>
      <DataTable
        caption={t('seat.list.past')}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        columns={[personColumn(t, measureId), ...sexColumns(t, rows), daysColumn(t), stageColumn(t, today)]}
      />
      {hasMore && <ListSteps next={`/${t.language}${seatsAddress(measureId)}?before=${last}#past`} />}
    </>
  );
}

/** Work places with the seats that are held at each today. */
export function PlaceTable({ places }: { places: readonly WorkPlaceSeats[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('seat.list.places')}
      hideCaption
      rows={places}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'employer',
          header: t('seat.field.work-place.name'),
          cell: ({ employer, site }) => [employer, site].filter(Boolean).join(', '),
        },
        { key: 'tasks', header: t('seat.place.tasks'), cell: ({ tasks }) => tasks },
        { key: 'seats', header: t('seat.summary.seats'), align: 'number', cell: ({ seats }) => t.number(seats) },
        { key: 'held', header: t('seat.chart.held'), align: 'number', cell: ({ held }) => t.number(held) },
      ]}
    />
  );
}

function personColumn(t: Texts, measureId: number): TableColumn<ListedSeat> {
  return {
    key: 'person',
    header: t('seat.list.person'),
    cell: ({ id, number }) => (
      <a href={`/${t.language}${seatAddress(measureId, id)}`}>{t('participant.person.number', { number })}</a>
    ),
  };
}

/** Whoever may know the number only is not told that there is more. */
function sexColumns(t: Texts, seats: readonly ListedSeat[]): TableColumn<ListedSeat>[] {
  if (seats.every(({ sex }) => sex === null)) return [];
  return [{ key: 'sex', header: t('seat.list.sex'), cell: ({ sex }) => sex && t(`participant.sex.${sex}`) }];
}

function daysColumn(t: Texts): TableColumn<ListedSeat> {
  return { key: 'days', header: t('seat.list.days'), cell: (seat) => daysInWords(t, { ...seat, endsOn: seat.lastOn }) };
}

/** From the first day to the last, or on; what was declined or cancelled, or ended before it began, was never used. */
export function daysInWords(
  t: Texts,
  { startsOn, endsOn, state }: { startsOn: string | null; endsOn: string | null; state?: string },
): string {
  if (startsOn === null || state === 'declined' || state === 'cancelled') return '–';
  if (endsOn !== null && endsOn < startsOn) return '–';
  return endsOn === null ? t('seat.days.from', { from: t.date(startsOn) }) : `${t.date(startsOn)} – ${t.date(endsOn)}`;
}

function stageColumn(t: Texts, today: string): TableColumn<ListedSeat> {
  return {
    key: 'stage',
    header: t('seat.list.stage'),
    cell: (seat) => {
      const stage = stageOfSeat(seat, today);
      return <Tag tone={stage === 'running' ? 'success' : 'neutral'}>{t(`seat.stage.${stage}`)}</Tag>;
    },
  };
}
