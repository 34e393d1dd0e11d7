import type { Locator } from '@playwright/test';
import { expect, test } from './journey.ts';
import { ProjectListPage } from './pages/project-list-page.ts';
import { ProjectPage } from './pages/project-page.ts';
import { shownText } from './shown-text.ts';

/** A project that a list of 2016 told of and a description tells of now. */
const code = 'S20193';

test('a reader sees what changed between two versions', async ({ page }) => {
  const project = new ProjectPage(page);
  await project.open(code);
  await expect(project.versions).toHaveCount(2);

  const changes = await project.openLatestChanges();
  await expect(changes.getByRole('columnheader')).toHaveText(['Kohta', 'Ennen', 'Nyt']);
  const status = changes.getByRole('row', { name: 'Toiminnan tila' }).or(changes.getByRole('row', { name: 'Tila' }));
  await expect(status.getByRole('cell')).toHaveText(['Toiminnassa', 'Toiminta päättynyt']);
});

test('a reader opens an earlier version by its permanent address and returns to now', async ({ page }) => {
  const project = new ProjectPage(page);
  await project.open(code);
  const now = page.url();
  await expect(project.notNow).toHaveCount(0);

  await project.versions.last().click();
  await expect(page).toHaveURL(/\/versions\/\d+$/);
  await expect(project.notNow).toBeVisible();
  await expect(project.permanentAddress).toHaveAttribute('href', new URL(page.url()).pathname);
  await expect(page.getByText('Tiedot ovat hankeluettelosta')).toBeVisible();
  await expect(project.versions.last()).toHaveAttribute('aria-current', 'true');

  await project.toNow.click();
  await expect(page).toHaveURL(now);
  await expect(project.notNow).toHaveCount(0);
});

test('the register on an earlier day tells the same in the list and on the page', async ({ page }) => {
  const list = new ProjectListPage(page);
  const project = new ProjectPage(page);
  await project.open(code);
  const then = await dayOf(project.versions.last());
  expect(then < (await dayOf(project.versions.first()))).toBe(true);
  const grantedNow = await shownText(project.value('EU- ja valtion rahoitus'));

  await list.open({ words: code });
  await list.askOn(then);
  await expect(page).toHaveURL(new RegExp(`on=${then}`));
  await expect(page.getByText('Rekisteri sellaisena kuin se tunnettiin')).toBeVisible();
  await expect(list.results).toHaveCount(1);
  await expect(list.result(code)).toContainText('Toiminnassa');
  const granted = await shownText(list.fact(list.result(code), 'Myönnetty EU- ja valtion rahoitus'));

  await list.openResult(list.result(code));
  await expect(project.notNow).toBeVisible();
  await expect(project.value('EU- ja valtion rahoitus')).toContainText(granted);
  await expect(project.value('EU- ja valtion rahoitus')).not.toHaveText(grantedNow);

  await page.goBack();
  await list.today.click();
  await expect(page).not.toHaveURL(/on=/);
  await expect(list.result(code)).toContainText('Toiminta päättynyt');
});

test('the register on the day before it knew of a project does not tell of it', async ({ page }) => {
  const list = new ProjectListPage(page);
  const project = new ProjectPage(page);
  await project.open(code);
  const before = dayBefore(await dayOf(project.versions.last()));

  await list.open({ words: code, on: before });
  await expect(list.results).toHaveCount(0);
  const answer = await page.goto(`/fi/projects/${code}?on=${before}`);
  expect(answer?.status()).toBe(404);
});

test('a search within the register of an earlier day stays on that day', async ({ page }) => {
  const list = new ProjectListPage(page);
  await list.open({ on: '2016-12-31' });
  await list.search(code);
  await expect(page).toHaveURL(/on=2016-12-31/);
  await expect(list.result(code)).toContainText('Toiminnassa');
});

/** The day (ISO) that the link to a version names: “…, tiedossa 24.10.2016 alkaen”. */
async function dayOf(version: Locator): Promise<string> {
  const [, day = '', month = '', year = ''] = /(\d+)\.(\d+)\.(\d{4})/.exec(await shownText(version)) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dayBefore(day: string): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() - 1);
  return instant.toISOString().slice(0, 10);
}
