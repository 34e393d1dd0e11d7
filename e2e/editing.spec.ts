import type { BrowserContext, Locator, Page } from '@playwright/test';
import { axeFindings, openEverything, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { type DemoRole, signInAs, signOut } from './signed-in.ts';

// Writing into the form of a description: what is typed is never lost. Each journey has a project of its own.

/** Opens the form for a project, on the form of 2021–2027 unless told; gives the address of the form. */
async function openForm(page: Page, role: DemoRole, code: string, form = 'esf-2021'): Promise<string> {
  await signInAs(page, role, '/fi/workspace/descriptions/new');
  await page.locator('input[name="code"]:not([type="hidden"])').fill(code);
  await page.locator('select[name="form"]').selectOption(form);
  await page.locator('form:has(select[name="form"]) button').click();
  await expect(page).toHaveURL(/\/descriptions\/\d+$/);
  const address = `${page.url()}/edit`;
  await page.goto(address);
  return address;
}

const nameOf = (page: Page): Locator => page.getByLabel('Hankkeen nimi');
const stateOf = (page: Page): Locator => page.getByRole('status');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function type(field: Locator, text: string): Promise<void> {
  await field.fill('');
  await field.pressSequentially(text);
}

/** How many copies of typed text the device holds. */
const copies = (page: Page): Promise<number> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('koordi-form')).length);

test.describe('what is typed', () => {
  test('is there after a reload, and can be thrown away', async ({ page }) => {
    await openForm(page, 'coordinator', 'S3880001');
    await type(nameOf(page), 'Luonnoksen nimi');
    await expect(stateOf(page)).toContainText('Luonnos tallennettu klo');
    expect(await copies(page)).toBe(0);
    await page.reload();
    await expect(nameOf(page)).toHaveValue('Luonnoksen nimi');
    await expect(page.getByText('Jatkat luonnoksesta')).toBeVisible();
    await press(page, 'Hylkää tallentamaton teksti');
    await expect(page.getByText('Jatkat luonnoksesta')).toBeHidden();
    await expect(nameOf(page)).toHaveValue('');
  });

  test('in the last moment before leaving is there too', async ({ page }) => {
    const address = await openForm(page, 'coordinator', 'S3880002');
    await nameOf(page).fill('Viime hetken nimi');
    await page.goto('/fi');
    await page.goto(address);
    await expect(nameOf(page)).toHaveValue('Viime hetken nimi');
  });

  test('without a connection stays on the device, and reaches the service when it is back', async ({
    page,
    context,
  }) => {
    const address = await openForm(page, 'coordinator', 'S3880003');
    await context.setOffline(true);
    await type(nameOf(page), 'Ilman yhteyttä');
    await expect(stateOf(page)).toContainText('ei yhteyttä');
    expect(await copies(page)).toBe(1);
    await context.setOffline(false);
    await expect(stateOf(page)).toContainText('Luonnos tallennettu klo');
    expect(await copies(page)).toBe(0);
    await page.goto(address);
    await expect(nameOf(page)).toHaveValue('Ilman yhteyttä');
  });

  test('survives the end of the session: one signs in in another window and goes on', async ({ page, context }) => {
    await openForm(page, 'coordinator', 'S3880004');
    await endSession(context);
    await type(nameOf(page), 'Kesken jäänyt');
    await expect(stateOf(page)).toContainText('Istuntosi on päättynyt');
    const other = await context.newPage();
    await signInAs(other, 'coordinator');
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await expect(stateOf(page)).toContainText('Luonnos tallennettu klo');
    await expect(page.getByRole('link', { name: /Kirjaudu sisään/ })).toBeHidden();
  });

  test('is there again when one presses Save after the session has ended, and signs in on the way', async ({
    page,
    context,
  }) => {
    const address = await openForm(page, 'coordinator', 'S3880013');
    await endSession(context);
    await nameOf(page).fill('Liian myöhään');
    await press(page, 'Tallenna');
    await expect(page).toHaveURL(/sign-in/);
    await page.locator('button[value="demo-coordinator"]').first().click();
    await expect(page).toHaveURL(address);
    await expect(nameOf(page)).toHaveValue('Liian myöhään');
  });

  test('is warned of when it can be kept nowhere, and only then', async ({ page, context }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await openForm(page, 'coordinator', 'S3880014');
    await type(nameOf(page), 'Ei');
    await expect(stateOf(page)).toContainText('Luonnos tallennettu klo');
    await context.setOffline(true);
    await type(nameOf(page), 'Ei missään');
    await expect(stateOf(page)).toContainText('Älä sulje ikkunaa');
    const warning = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    expect((await warning).type()).toBe('beforeunload');
    await (await warning).dismiss();
    await context.setOffline(false);
    await expect(stateOf(page)).toContainText('Luonnos tallennettu klo');
  });

  test('is never saved as somebody else’s, nor shown to them on the same device', async ({ page, context }) => {
    const address = await openForm(page, 'coordinator', 'S3880005');
    await endSession(context);
    const other = await context.newPage();
    await signInAs(other, 'project-worker');
    await type(nameOf(page), 'Vain minun');
    await expect(stateOf(page)).toContainText('toinen henkilö');
    const answer = await other.goto(address);
    expect(answer?.status()).toBeGreaterThanOrEqual(403);
    await expect(other.getByText('Vain minun')).toHaveCount(0);
    await press(page, 'Tallenna');
    expect(await page.locator('h1').textContent()).not.toContain('tallennettu');
    await endSession(context);
    await signInAs(other, 'coordinator');
    await other.goto(address);
    await expect(nameOf(other)).toHaveValue('Vain minun');
  });

  test('goes to the service before one signs out, and nothing stays on the device', async ({ page }) => {
    const address = await openForm(page, 'coordinator', 'S3880006');
    await nameOf(page).fill('Ennen lähtöä');
    await signOut(page);
    expect(await copies(page)).toBe(0);
    await signInAs(page, 'coordinator');
    await page.goto(address);
    await expect(nameOf(page)).toHaveValue('Ennen lähtöä');
  });

  test('in two windows of one person is not overwritten unasked', async ({ page, context }) => {
    const address = await openForm(page, 'coordinator', 'S3880007');
    const other = await context.newPage();
    await other.goto(address);
    await type(nameOf(page), 'Ensimmäinen ikkuna');
    await expect(stateOf(page)).toContainText('Luonnos tallennettu klo');
    await type(nameOf(other), 'Toinen ikkuna');
    await expect(stateOf(other)).toContainText('toisessa ikkunassa');
    await press(other, 'Ota tämän laitteen teksti käyttöön');
    await expect(stateOf(other)).toContainText('Luonnos tallennettu klo');
    await other.reload();
    await expect(nameOf(other)).toHaveValue('Toinen ikkuna');
  });
});

test.describe('with script, what is typed', () => {
  const rows = (page: Page) => page.locator('[data-field="f-partners"]');

  test('into a line that was added stays, and so do its neighbours', async ({ page }) => {
    const address = await openForm(page, 'coordinator', 'S3880030');
    await nameOf(page).fill('Rivien nimi');
    await page.locator('#f-partners-0-name').fill('Esimerkin kunta');
    await rows(page).getByRole('button', { name: 'Lisää rivi' }).click();
    await expect(page.locator('#f-partners-1-name')).toBeVisible();
    await settled(page);
    await page.goto(address);
    await expect(page.locator('#f-partners-1-name')).toBeVisible();
    await page.locator('#f-partners-1-name').fill('Toinen kunta');
    await rows(page).getByRole('button', { name: 'Poista rivi 1' }).first().click();
    await expect(page.locator('#f-partners-1-name')).toHaveCount(0);
    await settled(page);
    await page.goto(address);
    await expect(page.locator('#f-partners-0-name')).toHaveValue('Toinen kunta');
    await expect(nameOf(page)).toHaveValue('Rivien nimi');
  });

  test('after a button was pressed and before its page came is there too', async ({ page }) => {
    const address = await openForm(page, 'coordinator', 'S3880031');
    await page.route(address, async (route) => {
      const isPost = route.request().method() === 'POST';
      const response = await route.fetch({ maxRedirects: 0 });
      if (isPost) await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.fulfill({ response });
    });
    await nameOf(page).fill('Ennen');
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url() === address);
    await press(page, 'Tallenna');
    await sent;
    await nameOf(page).fill('Ennen ja jälkeen');
    await expect(page).toHaveURL(/saved=1/);
    await settled(page);
    await page.goto(address);
    await expect(nameOf(page)).toHaveValue('Ennen ja jälkeen');
  });

  test('stays in sight when Save is pressed without a connection, and is saved by itself when it is back', async ({
    page,
    context,
  }) => {
    await openForm(page, 'coordinator', 'S3880032');
    await context.setOffline(true);
    await nameOf(page).fill('Katkon aikana');
    await press(page, 'Tallenna');
    await expect(stateOf(page)).toContainText('palveluun ei saada yhteyttä');
    await expect(nameOf(page)).toHaveValue('Katkon aikana');
    expect(await copies(page)).toBe(1);
    await context.setOffline(false);
    await expect(page.getByText('Kuvaus on tallennettu')).toBeVisible();
    await expect(nameOf(page)).toHaveValue('Katkon aikana');
    await settled(page);
    expect(await copies(page)).toBe(0);
  });
});

/** Until nothing is sent any more: what this device still held has been taken up, or dropped. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

test('a form that was not saved before is not submitted without what was typed', async ({ page }) => {
  const address = await openForm(page, 'coordinator', 'S3880033');
  await type(nameOf(page), 'Vielä tallentamatta');
  await expect(stateOf(page)).toContainText('Luonnos tallennettu klo');
  await page.goto(address.replace(/\/edit$/, ''));
  await expect(page.getByText('jota et ole tallentanut')).toBeVisible();
  await page.getByRole('link', { name: 'Avaa lomake ja tallentamaton teksti' }).click();
  await expect(nameOf(page)).toHaveValue('Vielä tallentamatta');
});

/** As when a session has expired: the browser has no session any more. */
async function endSession(context: BrowserContext): Promise<void> {
  await context.clearCookies();
}

test('the rules speak while one types, at the field', async ({ page }) => {
  await openForm(page, 'coordinator', 'S3880008');
  const sum = page.getByLabel('Myönnetty EU- ja valtion rahoitus');
  await type(sum, 'paljon');
  await expect(page.locator('#f-grantedEuState-messages')).toContainText('Virhe');
  await expect(sum).toHaveAttribute('aria-invalid', 'true');
  await type(sum, '12 500,50');
  await expect(page.locator('#f-grantedEuState-messages')).toBeEmpty();
  await expect(sum).not.toHaveAttribute('aria-invalid');
});

test.describe('two people', () => {
  test.describe.configure({ mode: 'serial' });
  // The one project that both of them may write in.
  const shared = 'S20193';

  async function both(page: Page, other: Page): Promise<void> {
    await openForm(page, 'coordinator', shared, 'esr-2014-en');
    await openForm(other, 'project-worker', shared, 'esr-2014-en');
  }
  const title = (page: Page) => page.getByLabel('Name of the project').or(page.locator('#f-name'));

  test('who change different fields both get their changes, and are told', async ({ page, browser }) => {
    test.slow();
    const other = await (await browser.newContext()).newPage();
    await both(page, other);
    await page.locator('#f-address').fill('Rantatie 1');
    await expect(stateOf(page)).toContainText('Luonnos tallennettu klo');
    // Told without a reload, by and by.
    await expect(other.getByText('Toinenkin täyttää tätä lomaketta')).toBeVisible({ timeout: 25_000 });
    await other.locator('#f-postOffice').fill('KAJAANI');
    await press(page, 'Tallenna');
    await expect(page.getByText('Kuvaus on tallennettu')).toBeVisible();
    await press(other, 'Tallenna');
    await expect(other.getByText('Näihin kohtiin oli sillä aikaa tallennettu muutoksia')).toBeVisible();
    await expect(other.locator('#f-address')).toHaveValue('Rantatie 1');
    await expect(other.locator('#f-postOffice')).toHaveValue('KAJAANI');
    await other.context().close();
  });

  test('who change the same field see all three texts and choose, without script', async ({ page, browser }) => {
    test.slow();
    const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await both(page, other);
    await title(page).fill('Koordinaattorin nimi');
    await title(other).fill('Hanketyöntekijän nimi');
    await press(page, 'Tallenna');
    await expect(page.getByText('Kuvaus on tallennettu')).toBeVisible();
    await press(other, 'Tallenna ja lähetä hyväksyttäväksi');
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Samaa kohtaa on muutettu eri tavoin');
    // The button that was pressed goes on, once the choice is made.
    await expect(other.locator('.kept-actions button').first()).toHaveText('Tallenna ja lähetä hyväksyttäväksi');
    await expect(other.getByRole('alert')).toBeVisible();
    await expect(other.locator('.side-by-side')).toContainText('Koordinaattorin nimi');
    await expect(other.locator('.side-by-side')).toContainText('Hanketyöntekijän nimi');
    await press(other, 'Tallenna');
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Samaa kohtaa on muutettu eri tavoin');
    await other.getByLabel('Alla oleva teksti jää voimaan').check();
    await title(other).fill('Yhdessä sovittu nimi');
    await press(other, 'Tallenna');
    await expect(other.getByText('Kuvaus on tallennettu')).toBeVisible();
    await page.reload();
    await expect(title(page)).toHaveValue('Yhdessä sovittu nimi');
    await other.context().close();
  });
});

test('a form sent twice is saved once', async ({ page }, { repeatEachIndex: round }) => {
  const address = await openForm(page, 'coordinator', 'S3880010');
  const before = Number(await page.locator('input[name="form-revision"]').inputValue());
  await nameOf(page).fill(`Kerran tallennettu ${round}`);
  await page.getByRole('button', { name: 'Tallenna', exact: true }).dblclick();
  await expect(page.getByText('Kuvaus on tallennettu')).toBeVisible();
  await expect(page.locator('input[name="form-revision"]')).toHaveValue(String(before + 1));
  // Sent beside the page, which therefore holds no unsaved text that it would bring back.
  const form = await page.evaluate(() => {
    const sent = new FormData(document.querySelector('form.kept-form') as HTMLFormElement);
    return [...sent].map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : value.name]);
  });
  const sent = new URLSearchParams([...form, ['form-intent', 'save']]);
  sent.set('f.address', `Rantatie ${round}`);
  const body = sent.toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(address).origin };
  const answers = await Promise.all(
    [1, 2].map(() => page.request.post(address, { data: body, headers, maxRedirects: 0 })),
  );
  expect(answers.map((answer) => answer.status())).toEqual([303, 303]);
  expect(answers[0]?.headers().location).toBe(answers[1]?.headers().location);
  await page.goto(address);
  await expect(page.locator('input[name="form-revision"]')).toHaveValue(String(before + 2));
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a form is filled in, gets lines, is checked, mended and saved', async ({ page }) => {
    await openForm(page, 'coordinator', 'S3880011');
    await nameOf(page).fill('Ilman skriptiä');
    await page.locator('#f-partners-0-name').fill('Esimerkin kunta');
    await page.locator('[data-field="f-partners"]').getByRole('button', { name: 'Lisää rivi' }).click();
    await expect(page.locator('#f-partners-0-name')).toHaveValue('Esimerkin kunta');
    await page.locator('#f-partners-1-name').fill('Toinen kunta');
    await page.locator('#f-businessId').fill('väärä');
    await press(page, 'Tarkista');
    const summary = page.getByRole('alert');
    await expect(summary).toContainText('Y-tunnus');
    await summary.getByRole('link', { name: /Y-tunnus/ }).click();
    await expect(page.locator('#f-businessId')).toBeFocused();
    await expect(page.locator('#f-businessId')).toHaveValue('väärä');
    await page.locator('#f-businessId').fill('1234567-1');
    await page.getByRole('button', { name: 'Poista rivi 1' }).first().click();
    await expect(page.locator('#f-partners-0-name')).toHaveValue('Toinen kunta');
    await press(page, 'Tallenna');
    await expect(page.getByText('Kuvaus on tallennettu')).toBeVisible();
    await expect(page.locator('#f-partners-0-name')).toHaveValue('Toinen kunta');
    await expect(nameOf(page)).toHaveValue('Ilman skriptiä');
    await expect(page.getByText('Jatkat luonnoksesta')).toBeHidden();
  });
});

test('the form is filled in and saved with the keyboard alone', async ({ page }) => {
  // What comes into sight does so at once, to be looked at.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openForm(page, 'coordinator', 'S3880012');
  await nameOf(page).focus();
  await page.keyboard.type('Näppäimistöllä');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Toimintalinja');
  for (let presses = 0; presses < 200; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Tallenna') break;
    await page.keyboard.press('Tab');
    expect(await isInSight(page)).toBe(true);
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('Kuvaus on tallennettu')).toBeVisible();
  await expect(nameOf(page)).toHaveValue('Näppäimistöllä');
});

/** Whether what has the focus is not wholly behind the buttons that stay in sight. */
function isInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement?.getBoundingClientRect();
    const bar = document.querySelector('.kept-actions');
    if (!focused || !bar || bar.contains(document.activeElement)) return true;
    return focused.top < bar.getBoundingClientRect().top;
  });
}

for (const language of ['fi', 'sv', 'en']) {
  test(`the form is accessible, and fits a phone: ${language}`, async ({ page }) => {
    const address = await openForm(page, 'coordinator', `S388002${['fi', 'sv', 'en'].indexOf(language)}`, 'esr-2014');
    await page.goto(address.replace('/fi/', `/${language}/`));
    await page.locator('button[value="check"]').click();
    await expect(page.locator('.field-messages p').first()).toBeVisible();
    await openEverything(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(page)).toEqual({ pixels: 0, because: [] });
    expect(await axeFindings(page)).toEqual([]);
  });
}
