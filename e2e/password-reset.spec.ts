import { randomInt } from 'node:crypto';
import { axeFindings, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { mailTo } from './mailbox.ts';
import { createOwnAccount } from './own-account.ts';
import { signInAs } from './signed-in.ts';

const newPassword = 'toinen hauki eksyy metsään';
const languages = ['fi', 'sv', 'en'] as const;

// A requester of its own for every run: the service counts requests by network address, and believes this header from nearby.
const network = `2001:db8:${randomGroup()}:${randomGroup()}::1`;
test.use({ extraHTTPHeaders: { 'X-Forwarded-For': network } });
test.describe.configure({ timeout: 180_000 });

function randomGroup(): string {
  return randomInt(0x10000).toString(16);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a forgotten password is replaced by the link of a mail, once', async ({ page, browser, baseURL }) => {
    const own = await createOwnAccount(browser, { baseURL: baseURL ?? '', javaScriptEnabled: false, locale: 'fi-FI' });

    await test.step('asks for it; the answer is the same for an address that nobody has', async () => {
      for (const email of ['kukaan@koordi.example', own.email]) {
        await page.goto('/fi/sign-in');
        await page.getByRole('link', { name: 'Unohditko salasanan?' }).click();
        await page.getByLabel('Sähköpostiosoite').fill(email);
        await page.getByRole('button', { name: 'Lähetä linkki' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tarkista sähköpostisi');
        await expect(page.getByText(`Jos osoitteella ${email} on tunnus`)).toBeVisible();
      }
    });
    const link = await test.step('opens the link of the mail; that alone changes nothing', async () => {
      await expect.poll(() => mailTo(own.email), { timeout: 30_000 }).toContain('/sign-in/password/');
      const [address = ''] = /http\S+\/sign-in\/password\/\S+/.exec(await mailTo(own.email)) ?? [];
      await page.goto(address);
      await page.reload();
      await expect(page.getByLabel('Sähköpostiosoite')).toHaveValue(own.email);
      return address;
    });
    await test.step('chooses a password by the same rules as for an account', async () => {
      await page.getByLabel('Uusi salasana').fill('salasana1234');
      await page.getByRole('button', { name: 'Vaihda salasana' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await page.getByLabel('Uusi salasana').fill(newPassword);
      await page.getByRole('button', { name: 'Vaihda salasana' }).click();
      await expect(page.getByText('Salasana on vaihdettu')).toBeVisible();
    });
    await test.step('all devices are signed out, and the owner is told by mail', async () => {
      await own.page.goto('/fi/workspace');
      await expect(own.page).toHaveURL(/\/fi\/sign-in\?next=/);
      await expect.poll(() => mailTo(own.email), { timeout: 90_000 }).toContain('/workspace');
    });
    await test.step('signs in with the new password; the link is worth nothing any more', async () => {
      await page.getByLabel('Sähköpostiosoite').fill(own.email);
      await page.getByLabel('Salasana', { exact: true }).fill(newPassword);
      await page.getByRole('button', { name: 'Kirjaudu sisään' }).click();
      await expect(page).toHaveURL(/\/fi\/workspace$/);
      await page.goto(link);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linkki ei ole enää voimassa');
    });
  });

  test('an administrator makes a link to hand over', async ({ page, browser, baseURL }) => {
    const own = await createOwnAccount(browser, { baseURL: baseURL ?? '', javaScriptEnabled: false, locale: 'fi-FI' });
    await signInAs(page, 'administrator', `/fi/workspace/people?q=${encodeURIComponent(own.name)}`);
    await page.getByRole('link', { name: own.name }).click();
    await page.getByRole('link', { name: 'Linkki uuteen salasanaan' }).click();
    await page.getByLabel('Perustelu').fill('Soitti, tunnistettu');
    await page.getByRole('button', { name: 'Tee linkki' }).click();
    const link = await page.locator('code').textContent();
    await own.page.goto(link ?? '');
    await own.page.getByLabel('Uusi salasana').fill(newPassword);
    await own.page.getByRole('button', { name: 'Vaihda salasana' }).click();
    await expect(own.page.getByText('Salasana on vaihdettu')).toBeVisible();
    await page.goBack();
    await expect(page.getByText(link ?? '')).toHaveCount(0);
  });
});

test('the pages for it are accessible in each language and fit a narrow window', async ({ page, browser, baseURL }) => {
  const own = await createOwnAccount(browser, { baseURL: baseURL ?? '', locale: 'fi-FI' });
  const administration = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await signInAs(administration, 'administrator', `/fi/workspace/people?q=${encodeURIComponent(own.name)}`);
  await administration.getByRole('link', { name: own.name }).click();
  const person = new URL(administration.url()).pathname;
  for (const language of languages) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/${language}/sign-in/forgotten`);
    const expectGood = async (shown = page) => {
      expect(await axeFindings(shown)).toEqual([]);
      expect((await sidewaysScroll(shown)).because).toEqual([]);
    };
    await page.locator('#email').fill('a@b');
    await page.getByRole('main').getByRole('button').click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectGood();
    await page.locator('#email').fill(own.email);
    await page.getByRole('main').getByRole('button').click();
    await expect(page.locator('#email')).toHaveCount(0);
    await expectGood();
    await administration.goto(`${person.replace('/fi/', `/${language}/`)}/password`);
    await administration.getByRole('main').getByRole('button').click();
    await administration.setViewportSize({ width: 320, height: 640 });
    await expectGood(administration);
    await administration.locator('#reason').fill('x');
    await administration.getByRole('main').getByRole('button').click();
    await expectGood(administration);
    await page.goto((await administration.locator('code').textContent()) ?? '');
    await expectGood();
    await page.goto(`/${language}/sign-in/password/nobodys`);
    await expectGood();
    await page.goto(`/${language}/sign-in?changed=password`);
    await expectGood();
  }
});
