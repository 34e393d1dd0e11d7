import type { Browser, Page } from '@playwright/test';
import { generate } from 'otplib';
import { axeFindings, cutOffWhenSpaced, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { createOwnAccount, type OwnAccount } from './own-account.ts';
import { signInAs, signOut } from './signed-in.ts';

const newPassword = 'toinen hauki eksyy metsään';
const languages = ['fi', 'sv', 'en'] as const;

test.describe.configure({ timeout: 180_000 });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('somebody signs in with a password, a code, and a backup code', async ({ browser, baseURL }) => {
    const own = await account(browser, baseURL, { javaScriptEnabled: false });
    const { page, email, password } = own;

    await test.step('a wrong password is told at its field, in a summary, and tells nothing else', async () => {
      await signOut(page);
      await sendPassword(page, email, 'väärä salasana aivan');
      await expect(page.getByRole('alert')).toContainText('eivät kuulu yhteen');
      await expect(page.getByLabel('Sähköpostiosoite')).toHaveAttribute('aria-invalid', 'true');
      await expect(page.getByLabel('Sähköpostiosoite')).toHaveValue(email);
      await page.getByRole('alert').getByRole('link').click();
      await expect(page.getByLabel('Sähköpostiosoite')).toBeFocused();
    });
    await test.step('the right one leads to where one was going', async () => {
      await page.goto('/fi/workspace/notices');
      await fillPassword(page, email, password);
      await expect(page).toHaveURL(/\/fi\/workspace\/notices$/);
    });

    const { secret, codes } = await test.step('a second factor is set up', () => addSecondFactor(own));
    expect(codes).toHaveLength(10);
    await test.step('and asked for on a page of its own', async () => {
      await signOut(page);
      await sendPassword(page, email, password);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vahvista kirjautuminen');
      await expect(page.getByLabel('Koodi')).toHaveAttribute('autocomplete', 'one-time-code');
      await page.goto('/fi/workspace');
      await expect(page).toHaveURL(/\/fi\/sign-in\?next=/);
      await fillPassword(page, email, password);
      await giveCode(page, '000000');
      await expect(page.getByRole('alert')).toContainText('Koodi ei kelpaa');
      await giveCode(page, await codeOf(secret));
      await expect(page).toHaveURL(/\/fi\/workspace$/);
    });
    await test.step('a backup code works once', async () => {
      for (const isUsed of [false, true]) {
        await signOut(page);
        await sendPassword(page, email, password);
        await giveCode(page, codes[0] ?? '');
        if (isUsed) await expect(page.getByRole('alert')).toContainText('Koodi ei kelpaa');
        else await expect(page).toHaveURL(/\/fi\/workspace$/);
      }
      await giveCode(page, codes[1] ?? '');
      await expect(page).toHaveURL(/\/fi\/workspace$/);
    });
    await test.step('is turned off with the password', async () => {
      await page.goto('/fi/workspace/account/second-factor');
      const end = page.locator('form', { has: page.locator('button[value="end"]') });
      await end.getByLabel('Nykyinen salasana').fill('väärä salasana aivan');
      await end.getByRole('button').click();
      await expect(page.getByRole('alert')).toContainText('Nykyinen salasana ei ole oikein');
      await end.getByLabel('Nykyinen salasana').fill(password);
      await end.getByRole('button').click();
      await expect(page.getByRole('status')).toContainText('on poistettu käytöstä');
      await signOut(page);
      await sendPassword(page, email, password);
      await expect(page).toHaveURL(/\/fi\/workspace$/);
    });
    await page.context().close();
  });

  test('somebody sees the devices, signs them out, and changes the password', async ({ browser, baseURL }) => {
    const { page, email, password } = await account(browser, baseURL, { javaScriptEnabled: false });
    const others = await Promise.all([1, 2].map(() => deviceOf(browser, baseURL)));
    for (const other of others) {
      await sendPassword(other, email, password);
      await expect(other).toHaveURL(/\/fi\/workspace$/);
    }
    const [first, second] = others as [Page, Page];

    await test.step('one device is signed out', async () => {
      await page.goto('/fi/workspace/account');
      const devices = page.getByRole('table', { name: 'Laitteet, joilla olet kirjautuneena' });
      await expect(devices.getByRole('row')).toHaveCount(4);
      await expect(devices).toContainText('(tämä laite)');
      await devices
        .getByRole('button', { name: /^Kirjaa ulos/ })
        .first()
        .click();
      await expect(page.getByRole('status')).toContainText('Laite on kirjattu ulos');
      await expect(devices.getByRole('row')).toHaveCount(3);
    });
    await test.step('then all others', async () => {
      await page.getByRole('button', { name: 'Kirjaa ulos kaikki muut laitteet' }).click();
      await expect(page.getByText('Olet kirjautuneena vain tällä laitteella.')).toBeVisible();
      for (const other of [first, second]) {
        await other.goto('/fi/workspace');
        await expect(other).toHaveURL(/\/fi\/sign-in/);
      }
    });
    await test.step('the sign-ins stand there', async () => {
      const recent = page.getByRole('table', { name: 'Viimeisimmät kirjautumiset' });
      await expect(recent.getByRole('row')).toHaveCount(4);
      await expect(recent).toContainText('Linkki, jolla tunnus tehtiin');
    });
    await test.step('a weak or wrong password is refused', async () => {
      await page.getByRole('link', { name: 'Vaihda salasana' }).click();
      await page.getByLabel('Nykyinen salasana').fill(password);
      await page.getByLabel('Uusi salasana').fill('lyhyt');
      await page.getByRole('button', { name: 'Vaihda salasana' }).click();
      await expect(page.getByRole('alert')).toContainText('liian lyhyt');
      await page.getByLabel('Nykyinen salasana').fill('väärä salasana aivan');
      await page.getByLabel('Uusi salasana').fill(newPassword);
      await page.getByRole('button', { name: 'Vaihda salasana' }).click();
      await expect(page.getByRole('alert')).toContainText('Nykyinen salasana ei ole oikein');
    });
    await test.step('the new one takes its place and signs other devices out', async () => {
      await sendPassword(first, email, password);
      await page.getByLabel('Nykyinen salasana').fill(password);
      await page.getByLabel('Uusi salasana').fill(newPassword);
      await page.getByRole('button', { name: 'Vaihda salasana' }).click();
      await expect(page.getByRole('status')).toContainText('Salasana on vaihdettu');
      await first.goto('/fi/workspace');
      await expect(first).toHaveURL(/\/fi\/sign-in/);
      await sendPassword(first, email, password);
      await expect(first.getByRole('alert')).toContainText('eivät kuulu yhteen');
      await sendPassword(first, email, newPassword);
      await expect(first).toHaveURL(/\/fi\/workspace$/);
      await page.goto('/fi/workspace/notices');
      await expect(page.getByText('Salasanasi on vaihdettu.')).toBeVisible();
    });
    for (const each of [page, ...others]) await each.context().close();
  });
});

test('an administrator removes a second factor that was lost, and its owner is told', async ({
  page,
  browser,
  baseURL,
}) => {
  const own = await account(browser, baseURL);
  await addSecondFactor(own);
  await signInAs(page, 'administrator', `/fi/workspace/people?q=${encodeURIComponent(own.name)}`);
  await page.getByRole('link', { name: own.name }).click();
  await page.getByRole('link', { name: 'Kadonnut puhelin' }).click();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Perustelu').fill('Puhelin varastettiin, henkilöllisyys tarkistettu');
  await page.getByRole('button', { name: 'Poista kaksivaiheinen tunnistautuminen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(own.name);
  await expect(page.getByRole('link', { name: 'Kadonnut puhelin' })).toHaveCount(0);
  await signOut(own.page);
  await sendPassword(own.page, own.email, own.password);
  await expect(own.page).toHaveURL(/\/fi\/workspace$/);
  await own.page.goto('/fi/workspace/notices');
  await expect(own.page.getByText('Kaksivaiheinen tunnistautuminen on poistettu tunnukseltasi.')).toBeVisible();
  await own.page.context().close();
});

test('the pages of an account are accessible in all languages', async ({ browser, baseURL }) => {
  const own = await account(browser, baseURL);
  const { page, password } = own;
  const addresses = ['', '/password', '/second-factor'].map((end) => `/workspace/account${end}`);
  for (const address of addresses) {
    for (const language of languages) {
      await page.goto(`/${language}${address}`);
      await expectAccessible(page);
    }
  }
  await page.goto('/sv/workspace/account/second-factor');
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[value="begin"]').click();
  await expectAccessible(page);
  await addSecondFactor(own);
  await expectAccessible(page);
  for (const language of languages) {
    await page.goto(`/${language}/workspace/account/second-factor`);
    await expectAccessible(page);
  }
  await signOut(page);
  await sendPassword(page, own.email, password);
  await expectAccessible(page);
  await giveCode(page, '000000');
  await expectAccessible(page);
  await page.context().close();
});

/** Only with passwords and one network address: devices are told apart, so that no journey makes another wait. */
let number = 0;
function apart() {
  number += 1;
  return { 'x-forwarded-for': `192.0.2.${(process.pid % 100) + number}` };
}

function account(browser: Browser, baseURL: string | undefined, options = {}): Promise<OwnAccount> {
  return createOwnAccount(browser, { baseURL: baseURL ?? '', locale: 'fi-FI', extraHTTPHeaders: apart(), ...options });
}

async function deviceOf(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'fi-FI', extraHTTPHeaders: apart() });
  return context.newPage();
}

async function sendPassword(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/fi/sign-in');
  await fillPassword(page, email, password);
}

async function fillPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Sähköpostiosoite').fill(email);
  await page.getByLabel('Salasana', { exact: true }).fill(password);
  await page
    .locator('form', { has: page.locator('#password') })
    .getByRole('button')
    .click();
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code);
  await page
    .locator('form', { has: page.locator('#code') })
    .getByRole('button')
    .click();
}

/** Through the page: the secret as it is written there. The code is that of half a minute ago, so that the present one is unused. */
async function addSecondFactor({ page, password }: OwnAccount): Promise<{ secret: string; codes: string[] }> {
  await page.goto('/fi/workspace/account/second-factor');
  await page.getByLabel('Nykyinen salasana').fill(password);
  await page.getByRole('button', { name: 'Jatka' }).click();
  await expect(page.getByRole('img', { name: 'QR-koodi' })).toBeVisible();
  const secret = ((await page.locator('dd code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Sovelluksen näyttämä koodi').fill('000000');
  await page.getByRole('button', { name: 'Ota käyttöön' }).click();
  await expect(page.getByRole('alert')).toContainText('Koodi ei ole oikein');
  await page.getByLabel('Sovelluksen näyttämä koodi').fill(await codeOf(secret, -30));
  await page.getByRole('button', { name: 'Ota käyttöön' }).click();
  await expect(page.getByRole('heading', { name: 'Varakoodit' })).toBeVisible();
  return { secret, codes: ((await page.locator('pre code').textContent()) ?? '').trim().split('\n') };
}

function codeOf(secret: string, seconds = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + seconds });
}

async function expectAccessible(page: Page): Promise<void> {
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await axeFindings(page), `${page.url()} at ${width} pixels`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 256 });
  expect(await sidewaysScroll(page)).toEqual({ pixels: 0, because: [] });
  expect(await cutOffWhenSpaced(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
}
