import { expect, test } from '@playwright/test';
import { axeFindings } from './accessibility.ts';
import { dayFromToday, planMeasure } from './measure-to-try.ts';
import { signInAs } from './signed-in.ts';

// A training that is open to applicants, as the public finds it, and where it was announced.

test('an open training is found, read, followed in a feed and a calendar, and gone when it is closed', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'coordinator');
  const name = `Avoin hitsauskurssi ${Date.now()}`;
  const measure = await planMeasure(page, name, { isOpen: true });
  const id = measure.split('/').at(-1) ?? '';

  const visitor = await browser.newPage();
  await visitor.goto('/fi');
  await visitor.getByRole('navigation').getByRole('link', { name: 'Koulutukset' }).click();
  await visitor.getByLabel('Hae koulutuksen').fill(name);
  await visitor.getByRole('button', { name: 'Hae', exact: true }).click();
  await expect(visitor.getByRole('heading', { name: '1 koulutus' })).toBeVisible();
  expect(await axeFindings(visitor)).toEqual([]);
  await visitor.locator('summary').filter({ hasText: 'Maakunta' }).click();
  await visitor.getByRole('checkbox', { name: /^Kainuu/ }).check();
  await visitor.getByRole('button', { name: 'Näytä tulokset' }).click();
  await expect(visitor).toHaveURL(/region=18/);
  await visitor.getByRole('link', { name }).click();
  await expect(visitor.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(visitor.getByRole('region', { name: 'Näin haet' })).toContainText(
    `Hae viimeistään ${dayFromToday(20)}.Soita numeroon 020 123 456.`,
  );
  expect(await axeFindings(visitor)).toEqual([]);
  const data = JSON.parse((await visitor.locator('script[type="application/ld+json"]').textContent()) ?? '{}');
  expect(data).toMatchObject({ '@type': 'Course', name, hasCourseInstance: { maximumAttendeeCapacity: 12 } });

  const feed = await visitor.request.get('/sv/training/feed.atom');
  expect(feed.headers()['content-type']).toContain('application/atom+xml');
  expect(await feed.text()).toContain(`/sv/training/${id}"`);
  const known = await visitor.request.get('/sv/training/feed.atom', {
    headers: { 'if-none-match': feed.headers().etag ?? '' },
  });
  expect(known.status()).toBe(304);
  const calendar = await visitor.request.get(`/en/training/calendar.ics?training=${id}`);
  expect(calendar.headers()['content-type']).toContain('text/calendar');
  expect((await calendar.text()).replaceAll('\r\n ', '')).toContain(`Begins: ${name}`);
  expect(await (await visitor.request.get('/sitemap.xml')).text()).toContain('/sitemaps/further.xml');
  expect(await (await visitor.request.get('/sitemaps/further.xml')).text()).toContain(`/fi/training/${id}<`);

  await page.goto(`${measure}/edit`);
  await page.getByRole('group', { name: 'Avoin hakijoille' }).getByLabel('Ei').check();
  await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  await expect(page).toHaveURL(new RegExp(`${measure}(\\?|$)`));
  expect((await visitor.goto(`/fi/training/${id}`))?.status()).toBe(404);
  await visitor.goto(`/fi/training?q=${encodeURIComponent(name)}`);
  await expect(visitor.getByText(/^Mikään avoin koulutus|^Juuri nyt ei ole/)).toBeVisible();
  await visitor.close();
});

test('a measure that is not open is never shown to the public', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const measure = await planMeasure(page, `Suljettu kurssi ${Date.now()}`);
  expect((await page.goto(`/fi/training/${measure.split('/').at(-1)}`))?.status()).toBe(404);
});

test('a coordinator records where a training was announced, mends it, and takes a mistake out', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const measure = await planMeasure(page, `Ilmoitettu kurssi ${Date.now()}`);
  await page.goto(`${measure}/announcements`);
  await page.getByRole('link', { name: 'Kirjaa ilmoitus' }).click();
  await page.getByLabel('Kanava').selectOption('newspaper');
  await page.getByLabel('Päivä').fill(dayFromToday(3));
  await page.getByLabel('Missä sen näkee').fill('https://lehti.example/ilmoitus');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('alert')).toContainText('Päivä on vasta tulossa');
  await page.getByLabel('Päivä').fill(dayFromToday(-1));
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('status')).toContainText('Ilmoitus on kirjattu');
  await expect(page.getByRole('link', { name: 'https://lehti.example/ilmoitus' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('link', { name: /^Muuta/ }).click();
  await page.getByLabel('Kanava').selectOption('info-event');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Tiedotustilaisuus' })).toBeVisible();
  await page.getByRole('link', { name: 'Ilmoittelu kanavittain' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Tiedotustilaisuus' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.goBack();
  await page.getByRole('button', { name: /^Poista virheellinen/ }).click();
  await expect(page.getByText('Ilmoittelua ei ole vielä kirjattu')).toBeVisible();
});
