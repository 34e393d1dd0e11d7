import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { FrontPage } from './pages/front-page.ts';
import { ProjectListPage } from './pages/project-list-page.ts';
import { ProjectPage } from './pages/project-page.ts';

test('the front page is walked through in the order in which it is read', async ({ page }) => {
  await new FrontPage(page).open();
  const names: string[] = [];
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    await expectFocusToBeSeen(page);
    names.push(await nameOfFocused(page));
  }
  expect(names).toEqual([
    'Siirry sisältöön',
    'KoordiESR-hankkeiden julkinen rekisteri',
    'Kirjaudu sisään',
    'Suomi',
    'Svenska',
    'English',
    'Etusivu',
    'Hankkeet',
    'Tilastot',
    'Koulutukset',
    'Hae hankkeita',
    'Hae',
  ]);
});

test('a reader without a mouse skips the header, searches, opens a result and its details', async ({ page }) => {
  const front = new FrontPage(page);
  const list = new ProjectListPage(page);
  const project = new ProjectPage(page);

  await test.step('skips to the search field', async () => {
    await front.open();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Siirry sisältöön' })).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(front.searchField).toBeFocused();
  });
  await test.step('searches with Enter', async () => {
    await page.keyboard.type('koordinaatio');
    await page.keyboard.press('Enter');
    await expect(list.count).toContainText('haulla ”koordinaatio”');
  });
  const name = (await list.results.first().getByRole('heading').textContent()) ?? '';
  await test.step('opens the first result', async () => {
    await tabTo(page, list.results.first().getByRole('heading').getByRole('link'));
    await page.keyboard.press('Enter');
    await expect(project.title).toHaveText(name);
  });
  await test.step('opens the figures as a table', async () => {
    const money = project.comparison(/rahoitus/);
    await tabTo(page, money.locator('summary'));
    await page.keyboard.press('Enter');
    await expect(money.getByRole('table')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(money.getByRole('table')).toBeHidden();
  });
});

test('a reader without a mouse changes the language and stays on the page', async ({ page }) => {
  await new ProjectPage(page).open('S11829');
  await tabTo(page, page.getByRole('link', { name: 'Svenska' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sv\/projects\/S11829$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await expect(page.getByRole('link', { name: 'Svenska' })).toHaveAttribute('aria-current', 'true');
});

test('a reader without a mouse asks the register on an earlier day', async ({ page }) => {
  const list = new ProjectListPage(page);
  await list.open();
  await tabTo(page, page.getByRole('link', { name: 'Rajaa hakua' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('summary').filter({ hasText: 'Rekisteri aiempana päivänä' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Päivä', { exact: true })).toBeFocused();
  await page.getByLabel('Päivä', { exact: true }).fill('2012-01-31');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Rekisteri sellaisena kuin se tunnettiin 31.1.2012')).toBeVisible();
});

test('the contents of a project lead to its parts', async ({ page }) => {
  await new ProjectPage(page).open('S11829');
  const contents = page.getByRole('navigation', { name: 'Tällä sivulla' }).getByRole('link');
  const targets = await contents.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(targets.length).toBeGreaterThan(5);
  for (const target of targets) await expect(page.locator(`[id="${target.slice(1)}"]`)).toHaveCount(1);

  await tabTo(page, contents.last());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Lataa' })).toBeInViewport();
});

/** Goes on with Tab until the element has the focus, and sees to it that the focus is seen at every step. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    await expectFocusToBeSeen(page);
    if (await element.evaluate((candidate) => candidate === document.activeElement)) return;
  }
  throw new Error('The element is not reached by Tab.');
}

async function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused instanceof HTMLInputElement) return focused.labels?.[0]?.textContent ?? '';
    return focused?.textContent ?? '';
  });
}

/** WCAG 2.4.7, 2.4.11 and 1.4.11: what has the focus is on the screen, within an outline that stands out from the page. */
async function expectFocusToBeSeen(page: Page): Promise<void> {
  const focused = page.locator(':focus');
  await expect(focused).toBeInViewport();
  const outline = await focused.evaluate((element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return { style: outlineStyle, width: Number.parseFloat(outlineWidth), colour: outlineColor };
  });
  expect(outline.style).toBe('solid');
  expect(outline.width).toBeGreaterThanOrEqual(2);
  expect(contrastWithWhite(outline.colour)).toBeGreaterThanOrEqual(3);
}

/** Contrast of a colour `rgb(r, g, b)` with white, as WCAG reckons it. */
function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
