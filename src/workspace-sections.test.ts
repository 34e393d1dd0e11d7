import { describe, expect, it } from 'vitest';
import { placesByHead } from './workspace-sections.ts';

const menuOf = (...sections: string[]) =>
  placesByHead(sections).map(([head, places]) => [head, places.map(({ key }) => key)]);

describe('the menu of the workspace', () => {
  it('keeps its order whatever the order of what one may open', () => {
    expect(menuOf('contracts', 'projects', 'home', 'measures')).toEqual([
      ['site.workspace.home', ['home']],
      ['site.head.projects', ['projects']],
      ['site.head.measures', ['measures', 'contracts']],
    ]);
  });

  it('has no head under which one may open nothing', () => {
    expect(menuOf('home')).toEqual([['site.workspace.home', ['home']]]);
  });
});
