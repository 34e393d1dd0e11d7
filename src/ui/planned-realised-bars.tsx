import { scaleLinear } from 'd3-scale';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from './data-table.tsx';
import { Disclosure } from './disclosure.tsx';

export interface PlannedRealisedRow {
  label: string;
  /** `null` when not given. */
  planned: number | null;
  realised: number | null;
}

interface PlannedRealisedBarsProps {
  /** Unique on the page. */
  id: string;
  title: string;
  /** Set when the heading just above says the same as the title. */
  hideTitle?: boolean;
  /** Set when the page has the same figures as a table of its own. */
  hideTable?: boolean;
  /** What planned is called where it is not just planned. */
  plannedName?: string | undefined;
  /** What stands beside it, where it is not what came of it; then no share of one in the other is told. */
  realisedName?: string | undefined;
  rows: readonly PlannedRealisedRow[];
  /** Writes a value with its unit; all rows share one unit and one scale. */
  format: (value: number) => string;
}

/**
 * What was planned beside what came of it, a pair of bars for each row, with the values written out. Planned is hatched and
 * outlined, realised solid, so that the two differ without colour too. The same figures follow as a table.
 */
export function PlannedRealisedBars(props: PlannedRealisedBarsProps) {
  const { id, title, hideTitle, hideTable, rows, format } = props;
  const t = useTexts();
  const plannedName = props.plannedName ?? t('ui.chart.planned');
  const realisedName = props.realisedName ?? t('ui.chart.realised');
  const largest = Math.max(0, ...rows.flatMap((row) => [row.planned ?? 0, row.realised ?? 0]));
  // A bar that is not nothing must be seen: at least half a percent of the width.
  const width = scaleLinear([0, largest || 1], [0.5, 100]).clamp(true);
  const bar = { width: (value: number) => (value > 0 ? width(value) : 0), format };
  return (
    <figure className="bars" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`} className={hideTitle ? 'visually-hidden' : undefined}>
        {title}
      </figcaption>
      <Legend id={id} plannedName={plannedName} realisedName={realisedName} />
      <ul>
        {rows.map((row) => (
          <li key={row.label}>
            <p className="bars-label">
              {row.label}
              {props.realisedName === undefined && <Share row={row} />}
            </p>
            <Bar {...bar} name={plannedName} kind="planned" value={row.planned} fill={`url(#${id}-hatch)`} />
            <Bar {...bar} name={realisedName} kind="realised" value={row.realised} />
          </li>
        ))}
      </ul>
      {!hideTable && <FiguresTable {...props} />}
    </figure>
  );
}

function Legend({ id, plannedName, realisedName }: { id: string; plannedName: string; realisedName: string }) {
  return (
    <p className="bars-legend" aria-hidden="true">
      <svg width="24" height="14" aria-hidden="true" focusable="false">
        <defs>
          <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="hatch-ground" width="6" height="6" />
            <rect className="hatch-line" width="2" height="6" />
          </pattern>
        </defs>
        <rect className="planned" x="1" y="1" width="22" height="12" fill={`url(#${id}-hatch)`} />
      </svg>
      {plannedName}
      <svg width="24" height="14" aria-hidden="true" focusable="false">
        <rect className="realised" width="24" height="14" />
      </svg>
      {realisedName}
    </p>
  );
}

interface BarProps {
  name: string;
  kind: 'planned' | 'realised';
  value: number | null;
  width: (value: number) => number;
  format: (value: number) => string;
  fill?: string;
}

function Bar({ name, kind, value, width, format, fill }: BarProps) {
  const t = useTexts();
  return (
    <p className="bar">
      <svg width="100%" height="14" aria-hidden="true" focusable="false">
        <line className="bar-ground" x1="0" x2="100%" y1="13.5" y2="13.5" />
        {value !== null && value > 0 && (
          <rect className={kind} y="1" width={`${width(value).toFixed(2)}%`} height="12" fill={fill} />
        )}
      </svg>
      <span className="bar-value">
        <span className="visually-hidden">{name} </span>
        {value === null ? t('ui.chart.unknown') : format(value)}
      </span>
    </p>
  );
}

function Share({ row }: { row: PlannedRealisedRow }) {
  const t = useTexts();
  const share = shareOf(row);
  return share === undefined ? null : (
    <span className="bars-share">
      <span className="visually-hidden">, {t('ui.chart.share')} </span>
      {t.percent(share, 1)}
    </span>
  );
}

function shareOf({ planned, realised }: PlannedRealisedRow): number | undefined {
  return planned !== null && planned > 0 && realised !== null ? realised / planned : undefined;
}

type FiguresTableProps = Pick<PlannedRealisedBarsProps, 'title' | 'rows' | 'format' | 'plannedName' | 'realisedName'>;

/**
 * The heads are short, so that three columns fit on the narrowest screen; the labels say what is granted and not planned. Where
 * something else than what came of it stands beside the plan, both have their own names.
 */
function FiguresTable({ title, rows, format, plannedName, realisedName }: FiguresTableProps) {
  const t = useTexts();
  const planned = (realisedName && plannedName) ?? t('ui.chart.planned');
  const written = (value: number | null) => (value === null ? t('ui.chart.unknown') : format(value));
  return (
    <Disclosure summary={t('ui.chart.as-table')}>
      <DataTable
        caption={title}
        hideCaption
        narrow="keep"
        rows={rows}
        rowKey={(row) => row.label}
        columns={[
          { key: 'subject', header: t('ui.chart.subject'), cell: (row) => row.label },
          { key: 'planned', header: planned, align: 'number', cell: (row) => written(row.planned) },
          {
            key: 'realised',
            header: realisedName ?? t('ui.chart.realised'),
            align: 'number',
            cell: (row) => written(row.realised),
          },
        ]}
      />
    </Disclosure>
  );
}
