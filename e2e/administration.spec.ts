import { axeFindings } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { mailTo } from './mailbox.ts';
import { signInAs } from './signed-in.ts';

const password = 'viisas hauki soutaa karttaa';

test.describe.configure({ timeout: 120_000 });

test.describe('an administrator without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('invites somebody, gives and ends a role, and closes the account', async ({ page, browser, baseURL }) => {
    const address = `kutsuttu-${Date.now()}@koordi.example`;
    const name = `Kutsuttu ${Date.now()}`;

    await signInAs(page, 'administrator', '/fi/workspace/people');
    await test.step('writes what the role is for in words, and chooses what is meant', async () => {
      await page.getByRole('link', { name: 'Kutsu käyttäjä' }).click();
      await page.getByLabel('Sähköpostiosoite').fill(address);
      await page.getByLabel('Rooli', { exact: true }).selectOption('koordinaattori');
      await page.getByLabel('Yhtä hanketta').check();
      await page.getByLabel('Hanke tai organisaatio').fill('S20193');
      await page.getByRole('button', { name: 'Kutsu', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(address);
      await expect(page.getByText('odottaa', { exact: true })).toBeVisible();
    });

    const guest = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false, locale: 'fi-FI' });
    const theirs = await guest.newPage();
    await test.step('the invited opens the link of the mail and chooses a password', async () => {
      const [link = ''] = /http\S+\/invitation\/\S+/.exec(await mailTo(address)) ?? [];
      await theirs.goto(link);
      await theirs.getByLabel('Nimi', { exact: true }).fill('  ');
      await theirs.getByLabel('Salasana').fill('salasana');
      await theirs.getByRole('button', { name: 'Hyväksy kutsu' }).click();
      await expect(theirs.getByRole('alert').getByRole('link')).toHaveText([/^Kirjoita nimesi/, /^Salasana on/]);
      await theirs.getByLabel('Nimi', { exact: true }).fill(name);
      await theirs.getByLabel('Salasana').fill(`${name} 1`);
      await theirs.getByRole('button', { name: 'Hyväksy kutsu' }).click();
      await expect(theirs.getByRole('alert')).toContainText('muistuttaa nimeäsi');
      await theirs.getByLabel('Salasana').fill(password);
      await theirs.getByRole('button', { name: 'Hyväksy kutsu' }).click();
      await expect(theirs).toHaveURL(/\/fi\/workspace$/);
      await theirs.goto('/fi/workspace/people');
      await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Sinulla ei ole oikeutta tähän sivuun');
      await theirs.goto(link);
      await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Kutsu ei ole voimassa');
    });

    await test.step('is found in the list and gets another role', async () => {
      await page.goto(`/fi/workspace/people?q=${encodeURIComponent(name)}`);
      await page.getByRole('link', { name }).click();
      await page.getByRole('link', { name: 'Anna rooli' }).click();
      await page.getByLabel('Rooli', { exact: true }).selectOption('tarkastaja');
      await page.getByLabel('Koko palvelua').check();
      await page.getByLabel('Perustelu').fill('Vuosittainen tarkastus');
      await page.getByRole('button', { name: 'Anna rooli' }).click();
      await expect(
        page.getByRole('cell', { name: 'tarkastaja, koko palvelu' }).or(page.getByText('tarkastaja, koko palvelu')),
      ).toBeVisible();
      await theirs.goto('/fi/workspace/people');
      await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Käyttäjät');
    });
    await test.step('loses it again, at once', async () => {
      await page.getByRole('link', { name: 'Päätä tarkastaja' }).click();
      await page.getByLabel('Perustelu').fill('Tarkastus päättyi');
      await page.getByRole('button', { name: 'Päätä rooli' }).click();
      await expect(page.getByText('tarkastaja, koko palvelu')).toBeVisible();
      await theirs.goto('/fi/workspace/people');
      await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Sinulla ei ole oikeutta tähän sivuun');
    });
    await test.step('is signed out when the account is closed', async () => {
      await page.getByLabel('Perustelu').fill('Työsuhde päättyi');
      await page.getByRole('button', { name: 'Sulje tunnus' }).click();
      await expect(page.getByText(/^suljettu /)).toBeVisible();
      await theirs.goto('/fi/workspace');
      await expect(theirs).toHaveURL(/\/fi\/sign-in\?next=/);
    });
    await guest.close();
  });

  test('cannot lock oneself out', async ({ page }) => {
    await signInAs(page, 'administrator', '/fi/workspace/people/demo-administrator');
    await expect(page.getByRole('heading', { name: 'Sulje tunnus' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Päätä pääkäyttäjä' }).click();
    await page.getByLabel('Perustelu').fill('Kokeilu');
    await page.getByRole('button', { name: 'Päätä rooli' }).click();
    await expect(page.getByRole('alert')).toContainText('Et voi päättää omaa pääkäyttäjän rooliasi');
  });
});

test('somebody names a deputy, who sees it, and ends it', async ({ page, browser, baseURL }) => {
  await signInAs(page, 'service-expert', '/fi/workspace/deputies');
  await page.getByLabel('Sijaisen nimi tai sähköpostiosoite').fill('koordi');
  await page.getByLabel('Viimeinen päivä').fill(inDays(5));
  await page.getByRole('button', { name: 'Nimeä sijaiseksi' }).click();
  // Everybody's address has that word: one is to be chosen.
  await expect(page.getByRole('alert')).toContainText('Näillä sanoilla löytyy useita');
  expect(await axeFindings(page)).toEqual([]);
  const provider = page.locator('input[name="person"][value="demo-provider"]');
  await provider.check();
  await page.getByRole('button', { name: 'Nimeä sijaiseksi' }).click();
  await expect(page.getByRole('button', { name: /^Päätä/ })).toHaveCount(1);

  const other = await browser.newContext({ baseURL: baseURL ?? '' });
  const theirs = await other.newPage();
  await signInAs(theirs, 'provider', '/fi/workspace/deputies');
  await expect(theirs.getByRole('heading', { name: 'Kenen sijainen olet' })).toBeVisible();
  await page.getByRole('button', { name: /^Päätä/ }).click();
  await expect(page.getByText('Sinulla ei ole sijaista.')).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Kenen sijainen olet' })).toHaveCount(0);
  await other.close();
});

/** The ISO day so many days from now. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
}
