import { expect, type Page } from '@playwright/test';
import { beginToWork } from './own-work.ts';

const dayMs = 86_400_000;

/** A day so many days from today, as people write it: `2.3.2026`. */
export function dayFromToday(days: number): string {
  const day = new Date(Date.now() + days * dayMs);
  return new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki' }).format(day);
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const weekdayNow = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Helsinki', weekday: 'short' }).format(Date.now());

/** A Monday in a month or so, as days from today. */
export const firstMonday = 35 - weekdays.indexOf(weekdayNow);

/** A project of the demo that goes on: only those show their measures to the public. */
const runningProject = 'S39523';

/**
 * Plans a measure of a project of the coordinator, who must have signed in: a group of twelve that begins in a month or so. Gives the
 * address of its pages. One that is open takes people in already.
 */
export async function planMeasure(page: Page, name: string, { isOpen = false } = {}): Promise<string> {
  const project = isOpen ? runningProject : 'S20193';
  await beginToWork(page, project);
  await page.goto(`/fi/workspace/projects/${project}/measures/new`);
  await page.getByLabel('Toimenpiteen laji').selectOption('labour-training-vocational');
  await page.getByLabel('Toimenpiteen nimi').fill(name);
  await page.getByRole('group', { name: 'Rahoitus' }).getByLabel('ESR').check();
  await page.locator('#startsOn').fill(dayFromToday(firstMonday));
  await page.locator('#endsOn').fill(dayFromToday(firstMonday + 60));
  await page.getByLabel('Paikkoja').fill('12');
  await page.getByLabel('Kunta').fill('Kajaani');
  await page.locator('#site').fill('Ratakatu 3');
  await page
    .getByRole('group', { name: 'Avoin hakijoille' })
    .getByLabel(isOpen ? 'Kyllä' : 'Ei')
    .check();
  if (isOpen) {
    await page.getByLabel('Miten haetaan').fill('Soita numeroon 020 123 456.');
    await page.locator('#applyUntil').fill(dayFromToday(20));
    await page.locator('#state').selectOption('intake');
  }
  await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  // The days of the project may have gone by: that is warned of once.
  const warned = page.getByText('Tarkista ennen tallennusta');
  const saved = page.getByRole('heading', { level: 1, name });
  await expect(saved.or(warned)).toBeVisible();
  if (await warned.isVisible()) await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  await expect(page).toHaveURL(/\/workspace\/measures\/\d+$/);
  return new URL(page.url()).pathname;
}
