import { scaleLinear, scaleUtc } from 'd3-scale';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from './data-table.tsx';
import { Disclosure } from './disclosure.tsx';

interface StepChartProps {
  /** Unique on the page. */
  id: string;
  title: string;
  /** Days (ISO) on which as many were counted, the last one included; one stretch follows the other. */
  stretches: readonly { readonly from: string; readonly until: string; readonly count: number }[];
  /** As many as there can be, drawn as a line. */
  limit: number | null;
  /** A day that is marked, if it lies within. */
  today: string;
  /** What the columns of the table are called; what is left below the limit is shown where there is one. */
  headers: { readonly from: string; readonly until: string; readonly count: string; readonly left: string };
}

const width = 640;
const height = 200;
const inner = { left: 64, right: 632, top: 16, bottom: 164 };

/** How many there are day by day, as steps under a limit, with the days as a table below. */
export function StepChart({ id, title, stretches, limit, today, headers }: StepChartProps) {
  const t = useTexts();
  return (
    <figure className="step-chart" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`}>{title}</figcaption>
      <Steps stretches={stretches} limit={limit} today={today} />
      <Disclosure summary={t('ui.chart.as-table')}>
        <DataTable
          caption={title}
          hideCaption
          rows={stretches}
          rowKey={({ from }) => from}
          columns={[
            { key: 'from', header: headers.from, cell: ({ from }) => t.date(from) },
            { key: 'until', header: headers.until, cell: ({ until }) => t.date(until) },
            { key: 'count', header: headers.count, align: 'number', cell: ({ count }) => t.number(count) },
            ...(limit === null
              ? []
              : [
                  {
                    key: 'left',
                    header: headers.left,
                    align: 'number' as const,
                    cell: ({ count }: { count: number }) => t.number(Math.max(0, limit - count)),
                  },
                ]),
          ]}
        />
      </Disclosure>
    </figure>
  );
}

function Steps({ stretches, limit, today }: Pick<StepChartProps, 'stretches' | 'limit' | 'today'>) {
  const t = useTexts();
  const first = stretches[0]?.from;
  const last = stretches.at(-1)?.until;
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, limit ?? 0, ...stretches.map(({ count }) => count));
  const x = scaleUtc([instant(first), endOf(last)], [inner.left, inner.right]);
  const y = scaleLinear([0, most], [inner.bottom, inner.top]);
  const steps = stretches
    .map(({ from, until, count }) => `H${x(instant(from))}V${y(count)}H${x(endOf(until))}`)
    .join('');
  const levels = y.ticks(Math.min(4, most)).filter((level) => Number.isInteger(level));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {levels.map((level) => (
        <g key={level}>
          <line className="step-level" x1={inner.left} x2={inner.right} y1={y(level)} y2={y(level)} />
          <text className="step-label" x={inner.left - 8} y={y(level) + 6} textAnchor="end">
            {t.number(level)}
          </text>
        </g>
      ))}
      <path className="step-area" d={`M${inner.left},${inner.bottom}${steps}V${inner.bottom}Z`} />
      {limit !== null && <line className="step-limit" x1={inner.left} x2={inner.right} y1={y(limit)} y2={y(limit)} />}
      {first <= today && today <= last && (
        <line
          className="step-today"
          x1={x(instant(today))}
          x2={x(instant(today))}
          y1={inner.top - 8}
          y2={inner.bottom}
        />
      )}
      <text className="step-label" x={inner.left} y={height - 10}>
        {t.date(first)}
      </text>
      <text className="step-label" x={inner.right} y={height - 10} textAnchor="end">
        {t.date(last)}
      </text>
    </svg>
  );
}

const dayMs = 86_400_000;

function instant(day: string): number {
  return Date.parse(day);
}

function endOf(day: string): number {
  return instant(day) + dayMs;
}
