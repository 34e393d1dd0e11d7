import { finnishDate } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { ListSteps } from '#ui/list-steps.tsx';
import { Tag } from '#ui/tag.tsx';
import { stageOfSeat } from '../seat.model.ts';
import type { ListedSeat, OpenList, WorkPlaceSeats } from '../seat.queries.server.ts';
import { seatAddress, seatsAddress, seatsFormAddress } from '../seat-address.model.ts';
import type { OpenSeatsPage, SeatsPage } from '../seats-page.queries.server.ts';
import { preparationColumns } from './preparation.tsx';

interface SeatsProps {
  measureId: number;
  seats: OpenSeatsPage;
}

interface OtherPagesProps {
  measureId: number;
  seats: OpenSeatsPage<unknown>;
  list: OpenList;
  isOwn?: boolean;
  /** The section in which the list stands. */
  section: string;
}

/** The ways to the pages beside this one, of a list of open seats. */
function OtherPages({ measureId, list, section, isOwn, seats: { page, hasMore } }: OtherPagesProps) {
  const { language } = useTexts();
  const hrefFor = (other: number) =>
    `/${language}${seatsAddress(measureId)}?${isOwn ? 'own=yes&' : ''}${list}=${other}#${section}`;
  return (
    <ListSteps previous={page > 1 ? hrefFor(page - 1) : undefined} next={hasMore ? hrefFor(page + 1) : undefined} />
  );
}

interface OffersProps extends SeatsProps {
  preparations: SeatsPage['preparations'];
  mayAnswer: boolean;
}

/** Offers that wait for a reply. */
export function OfferTable({ measureId, seats, preparations, mayAnswer }: OffersProps) {
  const t = useTexts();
  return (
    <>
      <DataTable
        caption={t('seat.list.offered')}
        hideCaption
        rows={seats.rows}
        rowKey={({ id }) => id}
        columns={[
          personColumn(t, measureId),
          ...sexColumns(t, seats.rows),
          { key: 'reply', header: t('seat.field.reply-by.name'), cell: ({ replyBy }) => replyBy && t.date(replyBy) },
          daysColumn(t),
          ...preparationColumns<ListedSeat>(t, preparations),
          ...(mayAnswer
            ? [
                {
                  key: 'answer',
                  header: t('seat.list.reply'),
                  cell: (seat: ListedSeat) => <ReplyButtons seat={seat} />,
                },
              ]
            : []),
        ]}
      />
      <OtherPages measureId={measureId} list="offered" section="offered" seats={seats} />
    </>
  );
}

/** One form for each answer, so that either is a button by itself. */
function ReplyButtons({ seat: { id, number } }: { seat: ListedSeat }) {
  const t = useTexts();
  return (
    <form method="post" className="action-form">
      <input type="hidden" name="seat" value={id} />
      <span className="buttons">
        {(['accept', 'decline'] as const).map((act) => (
          <button key={act} type="submit" name="act" value={act} className="secondary">
            {t(`seat.list.${act}`)}{' '}
            <span className="visually-hidden">{t('participant.person.number', { number })}</span>
          </button>
        ))}
      </span>
    </form>
  );
}

/** Who has a seat today or will have one. */
export function HeldTable({ measureId, seats, today }: SeatsProps & { today: string }) {
  const t = useTexts();
  if (seats.rows.length === 0) return <p>{t('seat.list.nobody-held')}</p>;
  const atPlaces = seats.rows.some(({ employer }) => employer !== null);
  return (
    <>
      <DataTable
        caption={t('seat.list.held')}
        hideCaption
        rows={seats.rows}
        rowKey={({ id }) => id}
        columns={[
          personColumn(t, measureId),
          ...sexColumns(t, seats.rows),
          daysColumn(t),
          ...(atPlaces
            ? [{ key: 'place', header: t('seat.field.work-place.name'), cell: ({ employer }: ListedSeat) => employer }]
            : []),
          stageColumn(t, today),
        ]}
      />
      <OtherPages measureId={measureId} list="held" section="held" seats={seats} />
    </>
  );
}

interface LineProps {
  measureId: number;
  seats: SeatsPage['line'];
  /** Whether only those are shown for whom the reader has asked for a seat. */
  isOwn: boolean;
  today: string;
  preparations: SeatsPage['preparations'];
  may: SeatsPage['may'];
}

/** Who waits, in the order of intake. */
export function LineTable({ measureId, seats, isOwn, today, preparations, may }: LineProps) {
  const t = useTexts();
  if (seats.rows.length === 0) return <p>{t(isOwn ? 'seat.list.nobody-of-own' : 'seat.list.nobody-waits')}</p>;
  return (
    <>
      <DataTable
        caption={t('seat.list.waiting')}
        hideCaption
        rows={seats.rows}
        rowKey={({ id }) => id}
        columns={[
          personColumn(t, measureId),
          { key: 'order', header: t('seat.list.order'), align: 'number', cell: ({ place }) => t.number(place) },
          ...sexColumns(t, seats.rows),
          { key: 'asked', header: t('seat.list.since'), cell: ({ askedAt }) => t.date(finnishDate(askedAt)) },
          ...preparationColumns<ListedSeat>(t, preparations),
          ...(may.offer || may.take ? [giveColumn(t, { measureId, today, may })] : []),
        ]}
      />
      <OtherPages measureId={measureId} list="line" section="waiting" seats={seats} isOwn={isOwn} />
    </>
  );
}

/** The ways to give a seat to one of the line. */
function giveColumn(
  t: Texts,
  { measureId, today, may }: Pick<LineProps, 'measureId' | 'today' | 'may'>,
): TableColumn<ListedSeat> {
  const formOf = (form: 'offer' | 'take', { number }: ListedSeat) =>
    `/${t.language}${seatsFormAddress(measureId, form, { numbers: [number], day: today })}`;
  return {
    key: 'give',
    header: t('seat.list.give'),
    cell: (seat) => (
      <>
        {may.offer && (
          <>
            <a href={formOf('offer', seat)}>
              {t('seat.form.offer.link')} <Named number={seat.number} />
            </a>
            <br />
          </>
        )}
        {may.take && (
          <a href={formOf('take', seat)}>
            {t('seat.form.take.link')} <Named number={seat.number} />
          </a>
        )}
      </>
    ),
  };
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
