import type { Browser, Page } from '@playwright/test';
import { axeFindings } from './accessibility.ts';
import { expect, test } from './journey.ts';

// The providers are real ones in what they speak, and stand on another site (`app-under-test.mjs`): 127.0.0.1, not localhost.

const byOidc = 'Kirjaudu: Kunnan tunnus';
const bySaml = 'Kirjaudu: Opiston tunnus';

/** From the page for signing in to the provider, where somebody says who they are, and back. */
async function signInAt(page: Page, link: string, email: string): Promise<void> {
  await page.getByRole('link', { name: link.replace('Kirjaudu: ', '') }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Sign in' }).click();
  // By SAML the answer is a form that goes through the browser.
  if (link === bySaml) await page.getByRole('button', { name: 'Go on' }).click();
}

for (const link of [byOidc, bySaml]) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${link}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled });

      test('leads to the page that was asked for', async ({ page }) => {
        await page.goto('/fi/workspace/deputies?from=mail');
        await expect(page).toHaveURL(/\/fi\/sign-in\?next=/);
        await signInAt(page, link, 'coordinator@koordi.example');
        await expect(page).toHaveURL('/fi/workspace/deputies?from=mail');
        await page.goto('/fi/workspace');
        await expect(page.locator('form[action$="/sign-out"] button')).toBeVisible();
      });
    });
  }

  test(`${link}: whoever has no account is told so, in their language, and can try again`, async ({ page }) => {
    await page.goto('/sv/sign-in?next=/sv/workspace/deputies');
    await signInAt(page, link, 'nobody@koordi.example');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Inloggningen lyckades inte');
    await expect(page.getByText('Be en huvudanvändare om ett konto')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Logga in på ett annat sätt' }).click();
    await expect(page).toHaveURL('/sv/sign-in?next=%2Fsv%2Fworkspace%2Fdeputies');
  });
}

test('whoever turns back at the provider is told so, and not in its words', async ({ page }) => {
  await page.goto('/en/sign-in');
  await page.getByRole('link', { name: 'Sign in: Kunnan tunnus' }).click();
  await page.getByRole('button', { name: 'Turn back' }).click();
  await expect(page.getByText('did not say who you are, or you turned back')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('No!');
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'OpenID provider' })).toBeVisible();
});

test('nobody is signed in to an account of somebody else by a form from another site', async ({
  page,
  browser,
  baseURL,
}) => {
  const form = await answerOfSomebodyElse(browser, baseURL ?? '');
  await page.goto('/fi/sign-in');
  await page.getByRole('link', { name: bySaml }).click();
  await expect(page.getByRole('heading', { name: 'SAML provider' })).toBeVisible();
  await page.setContent(form);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('jatkui toisessa selaimessa')).toBeVisible();
  await page.goto('/fi/workspace');
  await expect(page).toHaveURL(/\/fi\/sign-in/);
});

/** The page with the form that would sign its owner in, in the owner's browser. */
async function answerOfSomebodyElse(browser: Browser, baseURL: string): Promise<string> {
  const context = await browser.newContext({ baseURL, locale: 'fi-FI' });
  const page = await context.newPage();
  await page.goto('/fi/sign-in');
  await page.getByRole('link', { name: bySaml }).click();
  await page.getByLabel('E-mail').fill('auditor@koordi.example');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  const form = await page.content();
  await context.close();
  return form;
}

test('no other address of the library is there', async ({ request }) => {
  for (const path of [
    '/sign-in/sso',
    '/sign-in/email',
    '/sso/register',
    '/sso/providers',
    '/get-session',
    '/sso/callback',
  ]) {
    const [got, sent] = await Promise.all([request.get(`/auth${path}`), request.post(`/auth${path}`, { form: {} })]);
    expect([got.status(), sent.status()], path).toEqual([404, 405]);
  }
  const described = await request.get('/auth/sso/saml2/sp/metadata');
  expect(await described.text()).toContain('/auth/sso/saml2/sp/acs/saml"');
});
