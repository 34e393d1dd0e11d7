import type { Page } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';
import { measuresOfS11829 } from '../test/measures-of-s11829.ts';
import { axeFindings, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { beginToWork } from './own-work.ts';
import { signInAs } from './signed-in.ts';

// A coordinator records the measures of S11829, some in the form and all in a workbook, and both come to the same; a need becomes a
// measure, which goes through its life and is copied.

const { headings, rows, projects, seats } = measuresOfS11829;

/** Projects of the demo coordinator in place of the parallel projects of S11829. */
const ownCodes = ['S29073', 'S29092', 'S29064', 'S29108', 'S29106'] as const;
const ownCode = (code: unknown) => ownCodes[projects.indexOf(String(code) as (typeof projects)[number])] ?? '';

const sheet = '/fi/workspace/sheets/send/measures';

test('the measures of S11829 come in by form and by workbook with equal days, providers, seats and sums', async ({
  page,
}) => {
  await signInAs(page, 'coordinator', '/fi/workspace/measures');
  for (const code of ownCodes) await beginToWork(page, code, 'Rinnakkaishanke');

  const typed = rows.filter(([, , name]) =>
    ['Kaivosalan valmentava koulutus', 'Työpajaklubi Ivalo', 'Askari 1'].includes(String(name)),
  );
  for (const row of typed) await typeMeasure(page, row);

  await sendWorkbook(page);
  await expect(page.getByText('Kaikki rivit ovat kunnossa')).toBeVisible();
  const others = rows.length - typed.length;
  await expect(page.getByText(`Tallennetaan ${others} uutta riviä.`)).toBeVisible();
  await page.getByRole('button', { name: `Tallenna ${others} riviä` }).click();
  await worked(page);
  await expect(page.getByText(`${others} riviä on tallennettu`)).toBeVisible();

  expect(await seatsAt(page, '')).toBe(seats.trainings + seats.subsidies);
  expect(await seatsAt(page, '&kind=wage-subsidy')).toBe(seats.subsidies);
  for (const row of typed) await showsMeasure(page, row);

  await page.getByRole('link', { name: 'Askari', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Askari' })).toBeVisible();
  await expect(page.getByText('22.11.2010–27.2.2013')).toBeVisible();
  await expect(page.getByText('Paikkoja yhteensä 72.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await sendWorkbook(page);
  await expect(page.getByText('Taulukossa ei ole mitään uutta')).toBeVisible();
});

test('a need becomes a measure, which goes through its life and is copied', async ({ page }) => {
  const name = `Hoivapolku ${Date.now()}`;
  await signInAs(page, 'coordinator', '/fi/workspace/needs');
  await beginToWork(page, 'S29080', 'Rinnakkaishanke');
  await page.getByRole('link', { name: 'Toimenpiteet', exact: true }).last().click();
  await page.getByRole('link', { name: 'Pyydä toimenpidettä' }).click();
  await expect(page.getByLabel('Hanke')).toHaveValue('S29080');
  await page.getByLabel('Kenelle').fill(`Pitkään työttömänä olleet, ${name}`);
  await page.getByLabel('Kuinka monelle').fill('8');
  await page.getByLabel('Kunta').fill('Kainuu');
  await page.getByRole('button', { name: 'Lähetä pyyntö' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Kuntaa ei löydy');
  await page.getByLabel('Kunta').fill('Kajaani');
  await page.getByRole('button', { name: 'Lähetä pyyntö' }).click();
  await expect(page.getByText('Odottaa vastausta')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  const file = await page.request.get('/fi/workspace/needs/export.csv');
  expect(await file.text()).toContain(`Pitkään työttömänä olleet, ${name}`);

  await page.getByRole('link', { name: 'Suunnittele toimenpide' }).click();
  await expect(page.getByLabel('Paikkoja')).toHaveValue('8');
  await page.getByLabel('Toimenpiteen laji').selectOption('rehabilitative-work');
  await page.getByLabel('Toimenpiteen nimi').fill(name);
  await page.getByLabel('ESR-rahoitus').check();
  await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Tähän lajiin ei saa ESR-rahoitusta');
  await page.getByLabel('Toimenpiteen laji').selectOption('coaching-job-search');
  await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  const measure = new URL(page.url()).pathname;

  await page.getByRole('link', { name: 'Seuraava vaihe: Kilpailutuksessa' }).click();
  await page.getByRole('button', { name: 'Vaihda vaihe' }).click();
  await expect(page.getByRole('link', { name: 'Seuraava vaihe: Sopimus tehty' })).toBeVisible();
  await page.getByRole('link', { name: 'Seuraava vaihe: Sopimus tehty' }).click();
  await page.getByLabel('Uusi vaihe').selectOption('running');
  await page.getByRole('button', { name: 'Vaihda vaihe' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Kirjoita syy');
  await page.getByLabel('Syy').fill('Suorahankinta');
  await page.getByRole('button', { name: 'Vaihda vaihe' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Suorahankinta' }).first()).toContainText('Käynnissä');

  await page.getByRole('link', { name: 'Tee samanlainen toimenpide' }).click();
  await expect(page.getByLabel('Kenelle')).toHaveValue(`Pitkään työttömänä olleet, ${name}`);
  await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Tällainen toimenpide on jo');
  await page.locator('#startsOn').fill('1.2.2028');
  await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  await expect(page.getByText('Päivät eivät mahdu hankkeen aikaan').first()).toBeVisible();
  await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  await expect(page).not.toHaveURL(/copy/);
  expect(new URL(page.url()).pathname).not.toBe(measure);

  await page.setViewportSize({ width: 320, height: 700 });
  for (const address of [measure, `${measure}/edit`, `${measure}/copy`, `${measure}/state`, '/fi/workspace/needs']) {
    await page.goto(address);
    expect(await axeFindings(page)).toEqual([]);
    expect((await sidewaysScroll(page)).because).toEqual([]);
  }
});

type Row = (typeof rows)[number];

async function typeMeasure(page: Page, row: Row): Promise<void> {
  const [code, kind, name, , series, field, , first, last, count, women, municipality, site, provider, state] = row;
  await page.goto(`/fi/workspace/projects/${ownCode(code)}/measures/new`);
  await page.getByLabel('Toimenpiteen laji').selectOption(String(kind));
  await page.getByLabel('Toimenpiteen nimi').fill(String(name));
  await page.getByLabel('ESR-rahoitus').check();
  if (field) await page.locator('#field').selectOption(String(field));
  const written = {
    series,
    startsOn: first,
    endsOn: last,
    seats: count,
    womenPlanned: women,
    municipality,
    site,
    provider,
  };
  for (const [id, text] of Object.entries(written)) if (text !== null) await page.locator(`#${id}`).fill(String(text));
  await page.locator('#state').selectOption(String(state));
  await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  const saved = page.getByRole('heading', { level: 1, name: String(name) });
  const warned = page.getByText('Tarkista ennen tallennusta');
  await expect(saved.or(warned)).toBeVisible();
  // A provider that nobody knew is recorded when its name is confirmed, and so are days outside those of the project.
  if (await warned.isVisible()) {
    const remark = page.getByText(/ ei ole Koordissa\.|Päivät eivät mahdu hankkeen aikaan/);
    await expect(remark.first()).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  }
  await expect(saved).toBeVisible();
}

/** What the list of the project tells of a measure; leaves its page open. */
async function showsMeasure(page: Page, row: Row): Promise<void> {
  const [code, , name, , , , , first, last, count, , , , provider] = row;
  await page.goto(`/fi/workspace/projects/${ownCode(code)}/measures`);
  const listed = page.getByRole('row').filter({ hasText: String(name) });
  await expect(listed).toHaveCount(1);
  await expect(listed).toContainText(`${first}–${last}`);
  await expect(listed).toContainText(String(count));
  if (provider) await expect(listed).toContainText(String(provider));
  await listed.getByRole('link', { name: String(name) }).click();
}

/** The seats of all measures of the projects, as their lists add them up. */
async function seatsAt(page: Page, query: string): Promise<number> {
  let sum = 0;
  for (const code of ownCodes) {
    await page.goto(`/fi/workspace/measures?project=${code}${query}`);
    const told = page.getByText(/^Paikkoja yhteensä [\d\s]+\.$/);
    if ((await told.count()) > 0) sum += Number(((await told.textContent()) ?? '').replaceAll(/\D/g, ''));
  }
  return sum;
}

async function sendWorkbook(page: Page): Promise<void> {
  await page.goto(sheet);
  const cells = [[...headings], ...rows.map(([code, ...others]) => [ownCode(code), ...others])];
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: 'Toimenpiteet', rows: cells }] }));
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const file = { name: 'toimenpiteet.xlsx', mimeType, buffer };
  await page.getByLabel('Tiedosto', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).first().click();
  await worked(page);
}

/** Waits until Koordi has done its part; the page renews itself, which the test need not wait for. */
async function worked(page: Page): Promise<void> {
  await page.waitForURL(/\/workspace\/sheets\/\d+/);
  await expect(async () => {
    await page.goto(page.url());
    await expect(page.locator('a[href*="still"]')).toHaveCount(0, { timeout: 100 });
  }).toPass({ timeout: 60_000 });
}
