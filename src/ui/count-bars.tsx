import { scaleLinear } from 'd3-scale';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from './data-table.tsx';
import { Disclosure } from './disclosure.tsx';

interface CountBarsProps {
  /** Unique on the page. */
  id: string;
  title: string;
  /** Set when the heading just above says the same as the title. */
  hideTitle?: boolean;
  /** What the rows are, such as years, and what is counted. */
  headers: { readonly row: string; readonly count: string };
  rows: readonly { readonly label: string; readonly count: number }[];
}

/** How many of each, a bar for each row with the number written beside it; the same as a table below. */
export function CountBars({ id, title, hideTitle, headers, rows }: CountBarsProps) {
  const t = useTexts();
  const width = scaleLinear([0, Math.max(1, ...rows.map(({ count }) => count))], [0, 100]);
  return (
    <figure className="bars counts" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`} className={hideTitle ? 'visually-hidden' : undefined}>
        {title}
      </figcaption>
      <ul>
        {rows.map(({ label, count }) => (
          <li key={label}>
            <span>{label}</span>
            <svg width="100%" height="14" aria-hidden="true" focusable="false">
              <line className="bar-ground" x1="0" x2="100%" y1="13.5" y2="13.5" />
              {count > 0 && <rect className="realised" y="1" width={`${width(count).toFixed(2)}%`} height="12" />}
            </svg>
            <span className="bar-value">{t.number(count)}</span>
          </li>
        ))}
      </ul>
      <Disclosure summary={t('ui.chart.as-table')}>
        <DataTable
          caption={title}
          hideCaption
          narrow="keep"
          rows={rows}
          rowKey={(row) => row.label}
          columns={[
            { key: 'row', header: headers.row, cell: (row) => row.label },
            { key: 'count', header: headers.count, align: 'number', cell: (row) => t.number(row.count) },
          ]}
        />
      </Disclosure>
    </figure>
  );
}
