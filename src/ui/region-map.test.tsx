import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { TextsProvider } from '#platform/i18n/use-texts.ts';
import { type MapArea, RegionMap } from './region-map.tsx';
import { Tree } from './tree.tsx';

const t = textsFor('en');

function area(key: string, value: number | null, isSelected = false): MapArea {
  return { key, name: key, path: 'M0 0l9 9z', labelX: 5, labelY: 5, value, href: `?area=${key}`, isSelected };
}

describe('a map', () => {
  const map = renderToStaticMarkup(
    <TextsProvider value={t}>
      <RegionMap
        id="m"
        title="Things"
        box={{ width: 10, height: 10 }}
        areas={[area('North', 1200, true), area('South', 3), area('East', null), area('West', 0)]}
        format={(value) => `${t.number(value)} things`}
        shortFormat={(value) => t.number(value)}
        credit="Somebody’s map"
      />
    </TextsProvider>,
  );

  it('makes every area a link that says its name and value', () => {
    const told = Array.from(map.matchAll(/<a [^>]*aria-label="([^"]*)"/g), ([, label = '']) => label);
    expect(new Set(told)).toEqual(
      new Set(['East: not given', 'North: 1,200 things', 'South: 3 things', 'West: 0 things']),
    );
  });

  it('writes the value on the area, so that colour is not all', () => {
    expect(map).toMatch(/>1,200<\/text>/);
    expect(map).toMatch(/>–<\/text>/);
  });

  it('draws what is selected last and says so', () => {
    const [last = ''] = map.match(/<a [^>]*>/g)?.slice(-1) ?? [];
    expect(last).toContain('href="?area=North"');
    expect(last).toContain('aria-current="true"');
  });

  it('has a legend in words, and no style attribute', () => {
    expect(map).toContain('1,200 things');
    expect(map).toContain('none, or not told');
    expect(map).not.toContain('style=');
  });
});

describe('a tree', () => {
  it('is nested lists', () => {
    const leaf = { key: 'b', content: 'B', isUnsure: true, branches: [] };
    const tree = <Tree label="Family" branches={[{ key: 'a', content: 'A', isCurrent: true, branches: [leaf] }]} />;
    expect(renderToStaticMarkup(tree)).toBe(
      '<ul class="tree" aria-label="Family"><li><div class="tree-node current">A</div>' +
        '<ul><li><div class="tree-node unsure">B</div></li></ul></li></ul>',
    );
  });
});
