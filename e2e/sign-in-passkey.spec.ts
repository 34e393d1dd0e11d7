import type { CDPSession, Page } from '@playwright/test';
import { axeFindings, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { createOwnAccount } from './own-account.ts';
import { signOut } from './signed-in.ts';

const languages = ['fi', 'sv', 'en'] as const;

test.describe.configure({ timeout: 180_000 });

test('a passkey is added, lets in, is named, and lets in no more once it is removed', async ({ browser, baseURL }) => {
  const own = await createOwnAccount(browser, { baseURL: baseURL ?? '', locale: 'fi-FI' });
  const { page } = own;
  const device = await deviceAt(page);

  await test.step('is added under a name', async () => {
    await page.goto('/fi/workspace/account');
    await page.getByLabel('Pääsyavaimen nimi').fill('Testin läppäri');
    await page.getByRole('button', { name: 'Lisää pääsyavain' }).click();
    await expect(page.getByRole('link', { name: 'Testin läppäri' })).toBeVisible();
  });
  await test.step('not twice on one device', async () => {
    await page.getByRole('button', { name: 'Lisää pääsyavain' }).click();
    await expect(page.getByText('Tässä laitteessa on jo pääsyavain')).toBeVisible();
  });
  await test.step('lets in without password or code, to where one was going', async () => {
    await signOut(page);
    await page.goto('/fi/workspace/notices');
    await openWithPasskey(page);
    await expect(page).toHaveURL(/\/fi\/workspace\/notices$/);
    await page.goto('/fi/workspace/account');
    await expect(page.getByText(/Testin läppäri.*viimeksi käytetty/)).toBeVisible();
  });
  await test.step('does not let in when the device gives none', async () => {
    await signOut(page);
    await device.setUserVerified(false);
    await page.goto('/fi/sign-in');
    await openWithPasskey(page);
    await expect(page.getByText('Laite ei antanut pääsyavainta')).toBeVisible();
  });
  await test.step('does not let in when the device did not check who uses it, whatever the page asked for', async () => {
    await page.route('**/fi/sign-in/passkey', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      if (answer.options) answer.options.userVerification = 'discouraged';
      await route.fulfill({ response, json: answer });
    });
    await openWithPasskey(page);
    await expect(page.getByText('Tällä pääsyavaimella ei pääse sisään')).toBeVisible();
    await page.unroute('**/fi/sign-in/passkey');
    await device.setUserVerified(true);
    await openWithPasskey(page);
    await expect(page).toHaveURL(/\/fi\/workspace$/);
  });
  await test.step('gets another name and is removed', async () => {
    await page.goto('/fi/workspace/account');
    await page.getByRole('link', { name: 'Testin läppäri' }).click();
    await page.getByLabel('Pääsyavaimen nimi').fill('Vanha läppäri');
    await page.getByRole('button', { name: 'Tallenna nimi' }).click();
    await page.getByRole('link', { name: 'Vanha läppäri' }).click();
    for (const language of languages) {
      await page.goto(page.url().replace(/\/(fi|sv|en)\/workspace/, `/${language}/workspace`));
      expect(await axeFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect((await sidewaysScroll(page)).because).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    await page.getByRole('button', { name: 'Remove the passkey' }).click();
    await expect(page).toHaveURL(/\/en\/workspace\/account#passkeys$/);
    await expect(page.getByRole('link', { name: 'Vanha läppäri' })).toHaveCount(0);
  });
  await test.step('lets in no more', async () => {
    await signOut(page);
    await page.goto('/fi/sign-in');
    await openWithPasskey(page);
    await expect(page.getByText('Tällä pääsyavaimella ei pääse sisään')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page for signing in says what passkeys need', async ({ page }) => {
    await page.goto('/sv/sign-in');
    await expect(page.getByText('Lösennycklar kräver en webbläsare')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Logga in med lösennyckel' })).toBeHidden();
  });
});

function openWithPasskey(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Kirjaudu pääsyavaimella' }).click();
}

/** Gives the browser a device that keeps passkeys, as a telephone or a laptop does. */
async function deviceAt(page: Page): Promise<{ setUserVerified(isUserVerified: boolean): Promise<void> }> {
  const browser: CDPSession = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    setUserVerified: async (isUserVerified) => {
      await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
}
