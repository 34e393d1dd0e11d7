import { expect, test } from '@playwright/test';
import { signInAs } from './signed-in.ts';

// Typing one row of a table into a form: faults at their fields, a draft, saved once.

const form = '/fi/workspace/sheets/send/organisation/one';

test('an authority types in one organisation, mends what is wrong, and saves it once', async ({ page }) => {
  await signInAs(page, 'authority', '/fi/workspace/sheets');
  await page.getByRole('link', { name: 'Syötä yksi lomakkeella' }).first().click();
  await expect(page).toHaveURL(new RegExp(`${form}$`));
  await page.getByLabel('Y-tunnus').fill('1234567-8');
  await page.getByLabel('Nimi', { exact: true }).fill('Lomakekoulutus Oy');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Tarkista 2 kohtaa' });
  await expect(summary.getByRole('link')).toHaveText([
    /^Y-tunnus: .*tarkistusnumero/,
    /^Tiedot päivältä: Tieto puuttuu/,
  ]);
  await summary.getByRole('link').first().click();
  await expect(page.getByLabel('Y-tunnus')).toBeFocused();
  await expect(page.getByLabel('Nimi', { exact: true })).toHaveValue('Lomakekoulutus Oy');
  await page.getByLabel('Y-tunnus').fill('0737546-2');
  await page.getByLabel('Tiedot päivältä').fill('1.9.2026');
  await page.getByRole('button', { name: 'Tallenna' }).dblclick();
  await expect(page.getByRole('status').filter({ hasText: 'Tallennettu uutena' })).toBeVisible();
  await expect(page.getByLabel('Nimi', { exact: true })).toHaveValue('');
});

test('a coordinator adds an organisation that is missing, and renames none that is known', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/sheets');
  await page.getByRole('link', { name: 'Syötä yksi lomakkeella' }).first().click();
  await expect(page).toHaveURL(/\/send\/new-organisation\/one$/);
  const add = async (businessId: string, name: string) => {
    await page.getByLabel('Y-tunnus').fill(businessId);
    await page.getByLabel('Nimi', { exact: true }).fill(name);
    await page.getByLabel('Tiedot päivältä').fill('1.9.2026');
    await page.getByRole('button', { name: 'Tallenna' }).click();
  };
  await add('0201256-6', 'Lisätty valmennus Oy');
  await expect(page.getByRole('status').filter({ hasText: 'Tallennettu uutena' })).toBeVisible();
  await add('0201256-6', 'Aivan toinen Oy');
  await expect(page.getByText('Rekisterissä sen nimi on Lisätty valmennus Oy.').first()).toBeVisible();
  await add('0112038-9', 'Lisätty valmennus Oy');
  await expect(page.getByText('Y-tunnus on rekisterissä 0201256-6').first()).toBeVisible();
  expect((await page.goto(form))?.status()).toBe(403);
});

test('a press on the button counts, though a remark arrives while the finger is down', async ({ page }) => {
  await signInAs(page, 'authority', form);
  await page.getByLabel('Y-tunnus').fill('1234567-8');
  await page.getByRole('button', { name: 'Tallenna' }).hover();
  const kept = page.waitForResponse((response) => response.url().endsWith('/draft'));
  await page.mouse.down();
  await (await kept).finished();
  // What the answer would move, it moves within two frames.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.mouse.up();
  await expect(page.getByRole('alert').filter({ hasText: /Tarkista \d kohtaa/ })).toBeVisible();
});

test('a press on the button counts, though the page was just scrolled to the field that was filled last', async ({
  page,
}) => {
  await signInAs(page, 'authority', form);
  await page.getByLabel('Y-tunnus').fill('1234567-8');
  const button = page.getByRole('button', { name: 'Tallenna' });
  const ends = await page.evaluate(() => {
    scrollTo(0, 0);
    scrollTo(0, document.documentElement.scrollHeight);
    return [innerHeight + scrollY, document.documentElement.scrollHeight].map(Math.round);
  });
  // A page that glides to its end takes the button along.
  expect(ends[0]).toBe(ends[1]);
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: /Tarkista \d kohtaa/ })).toBeVisible();
});

test('what was typed comes back after the page was left', async ({ page }) => {
  await signInAs(page, 'administrator', form);
  await page.getByLabel('Katuosoite').fill('Luonnoskatu 1');
  await expect(page.getByText(/Luonnos tallennettu/)).toBeVisible();
  await page.goto('/fi/workspace');
  await page.goto(form);
  await expect(page.getByText('Jatkat luonnoksesta')).toBeVisible();
  await expect(page.getByLabel('Katuosoite')).toHaveValue('Luonnoskatu 1');
  await page.getByRole('button', { name: 'Hylkää tallentamaton teksti' }).click();
  await expect(page.getByLabel('Katuosoite')).toHaveValue('');
});

test('who may not send such tables does not get the form', async ({ page }) => {
  await signInAs(page, 'provider', '/fi/workspace');
  const answer = await page.goto(form);
  expect(answer?.status()).toBe(403);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the same form is filled in and saved', async ({ page }) => {
    await signInAs(page, 'authority', '/sv/workspace/sheets/send/organisation/one');
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Uppgiften saknas' })).toBeVisible();
  });
});
