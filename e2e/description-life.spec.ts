import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { signInAs } from './signed-in.ts';

// A description from its draft to its withdrawal: the project writes in one browser, the authority decides in another.

/** Writes a name into the form of the description that is open, and saves it. */
async function writeName(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Muokkaa', exact: true }).click();
  await page.getByLabel('Hankkeen nimi').fill(name);
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await expect(page.getByText('Tallennettu', { exact: false }).first()).toBeVisible();
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a description is drafted, returned, mended, approved, published, read and withdrawn', async ({
  browser,
  request,
}) => {
  test.slow();
  const writer = await (await browser.newContext()).newPage();
  const decider = await (await browser.newContext()).newPage();
  await signInAs(writer, 'coordinator', '/fi/workspace/descriptions/new');
  const begin = writer.locator('table form:has(button)').last();
  const code = await begin.locator('input[name="code"]').inputValue();
  const { name: before } = await (await request.get(`/api/v1/projects/${code}`)).json();
  await begin.getByRole('button').click();
  await expect(writer).toHaveURL(/\/workspace\/descriptions\/\d+$/);
  const address = writer.url();
  await writeName(writer, `${before}, ensimmäinen yritys`);
  await writer.goto(address);
  await press(writer, 'Lähetä hyväksyttäväksi');
  await expect(writer.locator('.kicker')).toContainText('Odottaa hyväksyntää');

  await signInAs(decider, 'authority', '/fi/workspace/descriptions?state=submitted');
  await decider.locator(`a[href$="${new URL(address).pathname}"]`).click();
  await expect(decider.getByText('ensimmäinen yritys').first()).toBeVisible();
  await decider.getByText('Palauta korjattavaksi').first().click();
  await decider.getByLabel('Perustelu', { exact: true }).fill('  ');
  await press(decider, 'Palauta korjattavaksi');
  await decider.getByRole('alert').getByRole('link', { name: 'Perustelu puuttuu' }).click();
  await expect(decider.getByLabel('Perustelu', { exact: true })).toBeFocused();
  await decider.getByLabel('Perustelu', { exact: true }).fill('Nimi on väärä.');
  await press(decider, 'Palauta korjattavaksi');
  await expect(decider.locator('.kicker')).toContainText('Palautettu');

  await writer.goto(address);
  await expect(writer.getByText('Nimi on väärä.')).toBeVisible();
  await writeName(writer, `${before}, uudistettu`);
  await writer.goto(address);
  await press(writer, 'Lähetä hyväksyttäväksi');
  await expect(writer.getByRole('button', { name: 'Hyväksy', exact: true })).toHaveCount(0);

  await decider.goto(address);
  await decider.getByRole('link', { name: 'Esikatsele julkista sivua' }).click();
  await expect(decider.getByRole('heading', { level: 1 })).toContainText('uudistettu');
  await decider.goto(address);
  await press(decider, 'Hyväksy');
  await press(decider, 'Julkaise');
  await expect(decider.locator('.kicker')).toContainText('Julkaistu');

  const version = (await decider.getByRole('link', { name: 'Julkaistu versio' }).getAttribute('href')) ?? '';
  const number = version.split('/').at(-1);
  await writer.goto(`/fi/projects/${code}`);
  await expect(writer.getByRole('heading', { level: 1 })).toContainText('uudistettu');
  await expect(writer.getByText('Julkaisija:')).toBeVisible();
  expect((await (await request.get(`/api/v1/projects/${code}`)).json()).name).toContain('uudistettu');
  expect(await (await request.get('/feeds/changes.atom')).text()).toContain('uudistettu');

  await decider.getByRole('link', { name: 'Poista julkisuudesta' }).click();
  await decider.getByLabel('Perustelu', { exact: true }).fill('Julkaistiin vahingossa.');
  await press(decider, 'Poista julkisuudesta');
  await expect(decider.getByText('Julkaistiin vahingossa.')).toBeVisible();
  await decider.goto(address);
  await expect(decider.locator('.kicker')).toContainText('Poistettu julkisuudesta');

  await writer.goto(`/fi/projects/${code}`);
  await expect(writer.getByRole('heading', { level: 1 })).toHaveText(before);
  const gone = await writer.goto(version);
  expect(gone?.status()).toBe(410);
  await expect(writer.getByText('Julkaistiin vahingossa.')).toBeVisible();
  expect((await request.get(`/api/v1/projects/${code}/versions/${number}`)).status()).toBe(410);
  expect((await (await request.get(`/api/v1/projects/${code}`)).json()).name).toBe(before);
  const feed = await (await request.get('/feeds/changes.atom')).text();
  expect(feed).not.toContain('uudistettu');
  expect(feed).toContain('Julkaistiin vahingossa.');
});

test('who writes the code of a project of others is told so at the field, and keeps what was written', async ({
  page,
  request,
}) => {
  await signInAs(page, 'project-worker', '/fi/workspace/descriptions/new');
  const own = await page
    .locator('table input[name="code"]')
    .evaluateAll((all) => all.map((input) => input.getAttribute('value')));
  const { items } = await (await request.get('/api/v1/projects')).json();
  const foreign = items.map(({ code }: { code: string }) => code).find((code: string) => !own.includes(code));
  await page.getByLabel('Hankekoodi').fill(foreign);
  await page.getByLabel('Lomake').selectOption('esr-2007');
  await page.locator('form:has(#code)').getByRole('button').click();
  await expect(page.getByRole('alert')).toContainText(`Hanke ${foreign} kuuluu muille`);
  await expect(page.getByLabel('Hankekoodi')).toHaveValue(foreign);
  await expect(page.getByLabel('Lomake')).toHaveValue('esr-2007');
});
