import { expect, type Page } from '@playwright/test';
import { axeFindings, openEverything, sidewaysScroll } from './accessibility.ts';

/**
 * Begins to work with a project of the demo as whoever has signed in, if nobody has yet: the button stands on the page of a project of
 * which Koordi has only the description. Leaves the page open.
 */
export async function beginToWork(page: Page, code: string, kind = 'Koordinaatiohanke'): Promise<void> {
  await page.goto(`/fi/workspace/projects/${code}`);
  const begin = page.getByRole('button', { name: 'Aloita työskentely hankkeella' });
  if ((await begin.count()) === 0) return;
  await page.getByLabel(kind).check();
  await begin.click();
  // Another journey may have begun in the same moment: then the button did nothing, and the page tells of theirs.
  await page.goto(`/fi/workspace/projects/${code}`);
  await expect(begin).toHaveCount(0);
}

/** That axe finds nothing wrong with the page as it stands, and that it fits the narrowest phone. */
export async function expectFit(page: Page): Promise<void> {
  const before = page.viewportSize();
  await openEverything(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page)).toEqual({ pixels: 0, because: [] });
  if (before) await page.setViewportSize(before);
}
