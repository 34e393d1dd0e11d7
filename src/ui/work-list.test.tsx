import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { TextsProvider } from '#platform/i18n/use-texts.ts';
import { WorkList } from './work-list.tsx';

interface Thing {
  readonly id: string;
  readonly name: string;
}

const things: readonly Thing[] = [
  { id: '1', name: 'Ensimmäinen' },
  { id: '2', name: 'Toinen' },
];

function draw(changed: Partial<Parameters<typeof WorkList<Thing>>[0]>): string {
  return renderToStaticMarkup(
    <TextsProvider value={textsFor('en')}>
      <WorkList
        caption="Things"
        columns={[
          { key: 'id', header: 'Number', cell: ({ id }) => id, sort: { href: '?sort=id', now: 'descending' } },
          { key: 'name', header: 'Name', cell: ({ name }) => name },
        ]}
        rows={things}
        rowKey={({ id }) => id}
        total={2}
        {...changed}
      />
    </TextsProvider>,
  );
}

const acts = {
  acts: [{ value: 'thing.close', label: 'Close' }],
  nameOf: ({ name }: Thing) => name,
  lang: 'fi',
  query: '?q=x',
};

describe('a list of work', () => {
  it('says how it is sorted, and leads to the other order', () => {
    expect(draw({})).toContain('aria-sort="descending"><a href="?sort=id" class="sort">Number');
  });

  it('has neither boxes nor a form when nothing can be done to many', () => {
    expect(draw({})).not.toMatch(/<form|checkbox/);
    expect(draw({ acts: { ...acts, acts: [] } })).not.toMatch(/<form|checkbox/);
  });

  it('names each box after its row, in the language of the name', () => {
    const html = draw({ acts });
    expect(html).toContain('name="row" value="2"');
    expect(html).toContain('Choose <span lang="fi">Toinen</span>');
  });

  it('sends its question and all rows of the page with the act', () => {
    const html = draw({ acts });
    expect(html).toContain('name="query" value="?q=x"');
    expect(html).toContain('name="listed" value="1"');
    expect(html).toMatch(/<button[^>]*value="thing.close"[^>]*name="act"/);
  });

  it('offers all that fit only when they are more than the page shows, with their number', () => {
    expect(draw({ acts })).not.toContain('value="all"');
    expect(draw({ acts, total: 1234 })).toContain('To all 1,234 that fit the search');
  });

  it('leads to the pages beside it, where there are any', () => {
    expect(draw({})).not.toContain('<nav');
    expect(draw({ next: '?after=2' })).toContain('href="?after=2" rel="next"');
  });
});
