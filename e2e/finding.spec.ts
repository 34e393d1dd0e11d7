import { readFile } from 'node:fs/promises';
import { expect, test } from './journey.ts';
import { FrontPage } from './pages/front-page.ts';
import { ProjectListPage } from './pages/project-list-page.ts';
import { shownText } from './shown-text.ts';

test.describe('a citizen with a phone and no JavaScript', () => {
  test.use({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, javaScriptEnabled: false });

  test('finds by an inflected word what is written in another form, and sees where it stands', async ({ page }) => {
    const front = new FrontPage(page);
    const list = new ProjectListPage(page);
    await front.open();
    await front.search('palkkatuella');
    await expect(list.count).toHaveText(/^\d+ hanketta haulla ”palkkatuella”$/);
    const passage = list.results.first().locator('.passages li').first();
    await expect(passage.locator('mark').first()).toHaveText(/palkkatu/i);
    await expect(passage.locator('.passage-title')).toHaveText(/.+:$/);
    await list.openResult(list.results.first());
    await expect(page.getByRole('main')).toContainText(/palkkatu/i);
  });

  test('is asked what was meant by a word with a typing error', async ({ page }) => {
    const list = new ProjectListPage(page);
    await list.open({ words: 'tyollisyyss' });
    const suggestion = page.getByText('Tarkoititko').getByRole('link');
    const meant = await shownText(suggestion);
    await suggestion.click();
    await expect(list.count).toHaveText(new RegExp(`^\\d+ hanketta? haulla ”${meant}”$`));
    await expect(list.results.first()).toBeVisible();
  });

  test('narrows by a region and takes the choice away again', async ({ page }) => {
    const list = new ProjectListPage(page);
    await list.open();
    const all = await shownText(list.count);
    await list.choose('Maakunta', 'Lappi');
    await expect(list.count).not.toHaveText(all);
    await expect(page).toHaveURL(/[?&]region=19/);
    await page.getByRole('link', { name: 'Poista rajaus Maakunta: Lappi' }).click();
    await expect(list.count).toHaveText(all);
  });
});

test('words typed on the list are answered by the best match, whatever the order was before them', async ({ page }) => {
  const list = new ProjectListPage(page);
  await list.open();
  await list.search('palkkatuki');
  await expect(list.count).toContainText('haulla ”palkkatuki”');
  expect(new URL(page.url()).searchParams.get('sort')).toBeFalsy();
  await expect(page.getByLabel('Järjestys').locator('option:checked')).toHaveText('Osuvin ensin');

  await page.getByLabel('Järjestys').selectOption({ label: 'Nimi' });
  await page.getByRole('button', { name: 'Näytä tulokset' }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(page.getByLabel('Järjestys').locator('option:checked')).toHaveText('Nimi');
});

test('a researcher narrows by several facets and downloads every project that fits', async ({ page }) => {
  const list = new ProjectListPage(page);
  await list.open({ words: 'koulutus' });
  await list.choose('Ohjelmakausi', '2007–2013');
  await list.choose('Tila', 'Päättynyt');
  const count = Number.parseInt(await shownText(list.count), 10);
  expect(count).toBeGreaterThan(1);
  const link = page.getByRole('link', { name: /CSV/ });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const csv = await readFile(await download.path(), 'utf8');
  const lines = csv.trim().split(/\r?\n/);
  expect(lines.length).toBe(count + 1);
  expect(await shownText(list.results.first())).toContain(lines[1]?.split(/[;,]/)[0]?.replaceAll('"', ''));
});

test('a journalist opens a number of the statistics down to its projects, whose sum is the number', async ({
  page,
}) => {
  await page.goto('/fi/statistics?by=within&show=euState');
  const row = page.getByRole('table').last().getByRole('row').filter({ hasText: 'Lappi' });
  const opening = row.getByRole('link').nth(1);
  const stated = await shownText(opening);
  await opening.click();
  await expect(page.getByText(`näiden hankkeiden summa on ${stated}`)).toBeVisible();

  let cents = 0;
  for (;;) {
    const amounts = await page.locator('.result-list dd strong').allInnerTexts();
    cents += amounts.reduce((sum, amount) => sum + centsOf(amount), 0);
    const next = page.getByRole('link', { name: 'Seuraava' });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  expect(cents).toBe(centsOf(stated));
});

test('the parts of the statistics add up to the whole, by every grouping', async ({ page }) => {
  for (const by of ['within', 'period', 'priority', 'theme', 'authority', 'organisationType', 'startYear', 'status']) {
    await page.goto(`/fi/statistics?by=${by}&show=persons`);
    const table = page.getByRole('table').last();
    const numbers = async (rows: string) =>
      (await table.locator(rows).allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
    const parts = await numbers('tbody td:nth-of-type(1)');
    const [whole] = await numbers('tfoot td:nth-of-type(1)');
    expect(
      parts.reduce((sum, part) => sum + part, 0),
      by,
    ).toBe(whole);
  }
});

test('every choice of a facet is on a page of its own, in the order of the alphabet', async ({ page }) => {
  await page.goto('/fi/projects?period=2007-2013');
  await page
    .locator('summary')
    .filter({ hasText: /^Kunta$/ })
    .click();
  await page
    .getByRole('link', { name: /Kaikki vaihtoehdot/ })
    .filter({ visible: true })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kunta: kaikki vaihtoehdot');
  await page.getByRole('link', { name: /^Rovaniemi / }).click();
  await expect(page).toHaveURL(/municipality=698/);
  await expect(page).toHaveURL(/period=2007-2013/);
});

/** `1 030 258,50 €` → 103025850. */
function centsOf(euros: string): number {
  const [whole = '', cents = ''] = euros.replace(/[^\d,]/g, '').split(',');
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}
