import { expect, test } from '@playwright/test';
import { axeFindings, sidewaysScroll } from './accessibility.ts';
import { dayFromToday, firstMonday, planMeasure } from './measure-to-try.ts';
import { signInAs } from './signed-in.ts';

// When a measure meets and who leads it: many sessions at once with a preview, clashes of rooms and people, cancelling, the calendar.

test('a coordinator names a trainer, plans many sessions at once, and is told of clashes', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const name = `Hitsaajakoulutus ${Date.now()}`;
  const room = `A ${Date.now()}`;
  const measure = await planMeasure(page, name);

  await page.goto(`${measure}/staff`);
  await expect(page.getByText('Ketään ei ole vielä merkitty')).toBeVisible();
  await page.getByRole('link', { name: 'Lisää henkilö' }).click();
  await page.getByLabel('Nimi', { exact: true }).fill('Kalle Kouluttaja');
  await page.getByLabel('Tehtävä').selectOption('trainer');
  await page.getByLabel('Sähköposti').fill('ei.ole@koordi.example');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('alert')).toContainText('Koordissa ei ole tällaista käyttäjää');
  await page.getByLabel('Sähköposti').fill('');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('row', { name: /Kalle Kouluttaja/ })).toContainText('kouluttaja');

  await page.goto(`${measure}/sessions`);
  await page.getByRole('link', { name: 'Suunnittele monta kerralla' }).click();
  await expect(page.getByLabel('Ensimmäinen päivä')).toHaveValue(dayFromToday(firstMonday));
  await page.getByLabel('Viimeinen päivä').fill(dayFromToday(firstMonday + 11));
  await page.getByLabel('Päättyy kello').fill('8');
  for (const day of ['tiistai', 'keskiviikko', 'torstai', 'perjantai']) await page.getByLabel(day).uncheck();
  await page.getByRole('button', { name: 'Katso, mitä tulee' }).click();
  await expect(page.getByRole('alert')).toContainText('Päättyy ennen kuin alkaa');
  await page.getByLabel('Päättyy kello').fill('15.30');
  await page.getByLabel('Huone').fill(room);
  await page.getByLabel('Kalle Kouluttaja, kouluttaja').check();
  await page.getByRole('button', { name: 'Katso, mitä tulee' }).click();
  await expect(page.getByRole('heading', { name: '2 kokoontumista' })).toBeVisible();
  // Either Monday may be a holiday.
  for (const box of await page.locator('input[name="on"]').all()) await box.check();
  await page.getByLabel('Päättyy kello').fill('15.45');
  await page.getByRole('button', { name: 'Tallenna valitut' }).click();
  // What was changed since is looked at first.
  await expect(page.getByRole('table')).toContainText('9.00–15.45');
  await page.getByLabel('Päättyy kello').fill('15.30');
  await page.getByRole('button', { name: 'Katso, mitä tulee' }).click();
  await expect(page.getByRole('table')).toContainText('9.00–15.30');
  for (const box of await page.locator('input[name="on"]').all()) await box.check();
  await page.getByRole('button', { name: 'Tallenna valitut' }).click();
  await expect(page.getByRole('status')).toContainText('2 kokoontumista on tallennettu');
  const sessions = page.getByRole('table').getByRole('row').filter({ hasText: '9.00–15.30' });
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText('Kalle Kouluttaja');
  await expect(sessions.first()).toContainText(room);

  await page.getByRole('link', { name: 'Lisää yksi kokoontuminen' }).click();
  await page.getByLabel('Päivä', { exact: true }).fill(dayFromToday(firstMonday));
  await page.getByLabel('Alkaa kello').fill('14');
  await page.getByLabel('Päättyy kello').fill('16');
  await page.getByLabel('Huone').fill(room);
  await page.getByRole('button', { name: 'Tallenna' }).click();
  const told = page.getByRole('status').filter({ hasText: 'Kokoontuminen on tallennettu' });
  await expect(told).toContainText('Sama huone');
  await expect(page.getByRole('table').getByText('Päällekkäinen')).toHaveCount(2);

  const late = page.getByRole('row').filter({ has: page.getByRole('button', { name: /14\.00–16\.00$/ }) });
  await late.getByRole('button', { name: /^Peru/ }).click();
  await expect(page.getByRole('status')).toContainText('Kokoontuminen on peruttu');
  await expect(late).toContainText('Peruttu');
  await expect(page.getByRole('table').getByText('Päällekkäinen')).toHaveCount(0);

  const first = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /9\.00–15\.30$/ }) })
    .first();
  await first.getByRole('link', { name: /^Valitse vetäjät/ }).click();
  await page.getByLabel('Kalle Kouluttaja, kouluttaja').uncheck();
  await page.getByRole('button', { name: 'Tallenna vetäjät' }).click();
  await expect(first).not.toContainText('Kalle Kouluttaja');

  await first.getByRole('link', { name: /^Muuta/ }).click();
  await page.getByLabel('Aihe').fill('Työturvallisuus');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(first).toContainText('Työturvallisuus');
  expect(await axeFindings(page)).toEqual([]);

  await page.goto(`/fi/workspace/calendar-of-sessions?from=${isoDay(firstMonday)}`);
  await expect(page.getByRole('row').filter({ hasText: name }).filter({ hasText: '9.00–15.30' })).toHaveCount(1);
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(`/fi/workspace/calendar-of-sessions?from=${isoDay(firstMonday)}&mine=1`);
  await expect(page.getByText('Tällä viikolla ei ole kokoontumisia')).toBeVisible();
});

test('a run of sessions is saved once, however often its button is pressed', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const measure = await planMeasure(page, `Tuplakurssi ${Date.now()}`);
  const days = `from=${dayFromToday(firstMonday)}&to=${dayFromToday(firstMonday + 4)}`;
  const question = 'begins=9&ends=12&teaching=contact&presence=remote&weekday=2&preview=1';
  await page.goto(`${measure}/sessions/run?${days}&${question}`);
  for (const box of await page.locator('input[name="on"]').all()) await box.check();
  await page.getByRole('button', { name: 'Tallenna valitut' }).dblclick();
  await expect(page.getByRole('status')).toContainText('1 kokoontuminen on tallennettu');
  await page.goto(`${measure}/sessions`);
  await expect(page.getByRole('table').getByRole('row').filter({ hasText: '9.00–12.00' })).toHaveCount(1);
});

test('every page about sessions and staff is accessible in each language, on a phone too', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const measure = await planMeasure(page, `Selkeä kurssi ${Date.now()}`);
  const days = `from=${dayFromToday(firstMonday)}&to=${dayFromToday(firstMonday + 4)}`;
  const question = `${days}&begins=9&ends=12&teaching=contact&presence=remote&weekday=1&weekday=2&preview=1`;
  const pages = [
    'sessions',
    'sessions/new',
    `sessions/run?${question}`,
    'staff',
    'staff/new',
    'announcements',
    'announcements/new',
  ];
  for (const language of ['fi', 'sv', 'en']) {
    for (const path of pages) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${measure.replace('/fi/', `/${language}/`)}/${path}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await axeFindings(page), `${language} ${path}`).toEqual([]);
      await page.setViewportSize({ width: 320, height: 256 });
      expect(await sidewaysScroll(page), `${language} ${path}`).toEqual({ pixels: 0, because: [] });
    }
  }
});

test('an auditor sees the sessions and changes nothing', async ({ page, browser }) => {
  await signInAs(page, 'coordinator');
  const measure = await planMeasure(page, `Katsottava ${Date.now()}`);
  const auditor = await browser.newPage();
  await signInAs(auditor, 'auditor', `${measure}/sessions`);
  await expect(auditor.getByText('Kokoontumisia ei ole vielä suunniteltu')).toBeVisible();
  await expect(auditor.getByRole('link', { name: 'Suunnittele monta kerralla' })).toHaveCount(0);
  expect((await auditor.goto(`${measure}/sessions/run`))?.status()).toBe(403);
  await auditor.close();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('sessions are planned all the same', async ({ page }) => {
    await signInAs(page, 'coordinator');
    const measure = await planMeasure(page, `Ilman skriptiä ${Date.now()}`);
    await page.goto(`${measure.replace('/fi/', '/sv/')}/sessions/new`);
    await page.getByLabel('Dag', { exact: true }).fill(dayFromToday(firstMonday));
    await page.getByLabel('Börjar klockan').fill('9');
    await page.getByLabel('Slutar klockan').fill('12');
    await page.getByRole('button', { name: 'Spara' }).click();
    await expect(page.getByRole('status')).toContainText('Träffen har sparats');
  });
});

function isoDay(days: number): string {
  const [date = '', month = '', year = ''] = dayFromToday(days).split('.');
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
