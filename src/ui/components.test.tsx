import { parse } from 'parse5';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { TextsProvider } from '#platform/i18n/use-texts.ts';
import { DataTable } from './data-table.tsx';
import { DownloadList } from './download-list.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Notice } from './notice.tsx';
import { PageFrame } from './page-frame.tsx';
import { PageTitle } from './page-title.tsx';
import { Pagination } from './pagination.tsx';
import { PlannedRealisedBars } from './planned-realised-bars.tsx';
import { Prose } from './prose.tsx';
import { SearchForm } from './search-form.tsx';

const t = textsFor('en');

function draw(element: ReactElement): string {
  return renderToStaticMarkup(<TextsProvider value={t}>{element}</TextsProvider>);
}

/** All the text a reader hears, in order, with one space where elements meet. */
function heard(markup: string): string {
  const collect = (node: unknown): string[] => {
    const { nodeName, value, childNodes, attrs } = node as {
      nodeName: string;
      value?: string;
      childNodes?: unknown[];
      attrs?: { name: string; value: string }[];
    };
    if (attrs?.some(({ name, value: hidden }) => name === 'aria-hidden' && hidden === 'true')) return [];
    return nodeName === '#text' ? [value?.trim() ?? ''] : (childNodes ?? []).flatMap(collect);
  };
  return collect(parse(markup)).filter(Boolean).join(' ');
}

describe('the page frame', () => {
  const frame = draw(
    <PageFrame
      account=""
      serviceName="Service"
      serviceDescription="What it is"
      home="/en"
      navigation={[
        { label: 'Front', href: '/en', current: false },
        { label: 'Things', href: '/en/things', current: true },
      ]}
      languages={[
        { language: 'fi', label: 'Suomi', href: '/fi/things', current: false },
        { language: 'en', label: 'English', href: '/en/things', current: true },
      ]}
      footer="About"
    >
      Content
    </PageFrame>,
  );

  it('begins with a link to the content', () => {
    expect(frame).toMatch(/^<a class="skip-link" href="#content">/);
    expect(frame).toContain('<main id="content" tabindex="-1">Content</main>');
  });

  it('names its navigations and marks where one is', () => {
    expect(frame).toContain('<nav class="language-switch" aria-label="Language">');
    expect(frame).toContain('<nav class="main-navigation" aria-label="Main menu">');
    expect(frame).toContain('<a href="/en/things" aria-current="page">Things</a>');
  });

  it('writes each language in itself', () => {
    expect(frame).toContain('<a href="/fi/things" lang="fi" hrefLang="fi">Suomi</a>');
  });
});

describe('a page title', () => {
  it('ends with the service, unless it is the service', () => {
    expect(draw(<PageTitle title="Things" service="Service" />)).toBe('<title>Things – Service</title>');
    expect(draw(<PageTitle title="Service" service="Service" />)).toBe('<title>Service</title>');
  });
});

describe('a table', () => {
  const table = draw(
    <DataTable
      caption="Money"
      rows={[{ who: 'State', sum: 100 }]}
      totals={[{ who: 'All', sum: 100 }]}
      rowKey={(row) => row.who}
      columns={[
        { key: 'who', header: 'Who', cell: (row) => row.who },
        { key: 'sum', header: 'Sum', align: 'number', cell: (row) => t.euro(row.sum) },
      ]}
    />,
  );

  it('has a caption, column headers and row headers', () => {
    expect(table).toContain('<caption>Money</caption>');
    expect(table).toContain('<th role="columnheader" scope="col" class="number">Sum</th>');
    expect(table).toContain('<th role="rowheader" scope="row">State</th>');
    expect(table).toContain('<tfoot role="rowgroup"><tr role="row"><th role="rowheader" scope="row">All</th>');
  });

  it('carries the column’s name in each cell, for when it is stacked on a phone', () => {
    expect(table).toContain('<td role="cell" class="number" data-label="Sum">€1</td>');
  });
});

describe('pagination', () => {
  const pages = (page: number, pageCount: number) =>
    draw(<Pagination page={page} pageCount={pageCount} hrefFor={(to) => `?page=${to}`} />);

  it('is not there when there is one page', () => {
    expect(pages(1, 1)).toBe('');
    expect(pages(1, 0)).toBe('');
  });

  it('shows the first, the last and the neighbours, and says where there is a gap', () => {
    const drawn = pages(7, 72);
    expect([...drawn.matchAll(/href="\?page=(\d+)"/g)].map(([, to]) => Number(to))).toEqual([6, 1, 6, 7, 8, 72, 8]);
    expect(drawn.match(/after-gap/g)).toHaveLength(2);
    expect(drawn).toContain('<a href="?page=7" aria-label="Page 7" aria-current="page">7</a>');
  });

  it('has no way before the first or behind the last page', () => {
    expect(pages(1, 3)).not.toContain('rel="prev"');
    expect(pages(3, 3)).not.toContain('rel="next"');
    expect(pages(2, 3)).not.toContain('after-gap');
  });
});

describe('a search form', () => {
  it('labels and explains its field, and keeps what was asked', () => {
    const form = draw(
      <SearchForm action="/en/things" name="q" label="Search" hint="A name" submitLabel="Go" value={'"<x>'} />,
    );
    expect(form).toContain('<search><form class="search-form" action="/en/things" method="get">');
    expect(form).toContain('<label for="search-q">Search</label>');
    expect(form).toContain('aria-describedby="search-q-hint"');
    expect(form).toContain('value="&quot;&lt;x&gt;"');
  });
});

describe('messages', () => {
  it('say their kind in words', () => {
    expect(draw(<Notice kind="warning" title="Too much" />)).toContain('role="img" aria-label="Warning"');
  });

  it('lead from each error to its field', () => {
    const summary = draw(<ErrorSummary errors={[{ fieldId: 'name', message: 'A name is needed' }]} />);
    expect(summary).toContain('role="alert"');
    expect(heard(summary)).toBe('Check one item A name is needed');
    expect(summary).toContain('<a href="#name">A name is needed</a>');
    expect(draw(<ErrorSummary errors={[]} />)).toBe('');
  });
});

describe('long text', () => {
  it('is parted into paragraphs at empty lines, and nothing of it is lost', () => {
    expect(draw(<Prose text={'\n One\n- two\n \n\nThree \n'} lang="fi" />)).toBe(
      '<div class="prose" lang="fi"><p>One\n- two</p><p>Three</p></div>',
    );
    expect(draw(<Prose text="" />)).toBe('<div class="prose"></div>');
  });

  it('is never read as markup', () => {
    expect(draw(<Prose text="<script>alert(1)</script>" />)).not.toContain('<script');
  });
});

describe('downloads', () => {
  it('say format and size', () => {
    const list = draw(<DownloadList items={[{ label: 'All', href: '/a.pdf', format: 'PDF', bytes: 124_800 }]} />);
    expect(heard(list)).toBe('All (PDF, 125 kB)');
  });
});

describe('planned and realised bars', () => {
  const chart = draw(
    <PlannedRealisedBars
      id="people"
      title="Participants"
      format={(value) => t.number(value)}
      rows={[
        { label: 'All', planned: 40, realised: 50 },
        { label: 'Women', planned: 10, realised: null },
        { label: 'Firms', planned: 0, realised: 0 },
      ]}
    />,
  );

  it('have a name, and say every value in words beside the bars', () => {
    expect(chart).toContain('<figure class="bars" aria-labelledby="people-title">');
    expect(heard(chart)).toMatch(
      /^Participants All , Realised of planned 125.0% Planned 40 Realised 50 Women Planned 10 Realised not given Firms/,
    );
  });

  it('are drawn to one scale', () => {
    const widths = [...chart.matchAll(/<rect class="(planned|realised)" y="1" width="([\d.]+)%"/g)];
    const drawn = widths.map(([, kind, width]) => ({ kind, width: Math.round(Number(width)) }));
    expect(drawn).toEqual([
      { kind: 'planned', width: 80 },
      { kind: 'realised', width: 100 },
      { kind: 'planned', width: 20 },
    ]);
  });

  it('are followed by the same figures as a table', () => {
    expect(chart).toContain('<summary>The figures as a table</summary>');
    expect(chart).toMatch(/<th scope="row">Women<\/th>.*?>10<\/td>.*?>not given<\/td>/);
  });

  it('need no style attribute, which the security policy would refuse', () => {
    expect(chart).not.toContain('style=');
  });
});
