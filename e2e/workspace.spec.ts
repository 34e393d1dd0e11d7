import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import type { Page } from '@playwright/test';
import { axeFindings } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { type DemoRole, signInAs } from './signed-in.ts';

const roles: readonly DemoRole[] = [
  'administrator',
  'authority',
  'coordinator',
  'project-worker',
  'service-expert',
  'provider',
  'auditor',
];

interface WaitingTask {
  readonly title: string;
  readonly href: string;
}

/** What a page must offer for a task, by how the task begins; for the others any act will do. */
const actsOfTasks: readonly (readonly [task: RegExp, act: RegExp])[] = [
  [/^Hyväksy tai palauta/, /^Hyväksy$/],
  [/^Korjaa hankkeen/, /^Lähetä hyväksyttäväksi$/],
  [/^Jatka hankkeen/, /^(Lähetä hyväksyttäväksi|Hylkää luonnos)/],
  [/^(Raportoi|Välitavoite)/, /^Merkitse tehdyksi/],
  [/^Valmistele kokous/, /^Tallenna pöytäkirja$/],
  [/^Toteuta päätös/, /^Tallenna/],
  [/^Kirjaa tarjoukset/, /^Kirjaa tarjous$/],
  [/^Vertaa tarjoukset/, /^(Anna laatupisteet|Päätä osasta)/],
  [/^Merkitse sopimus/, /^Merkitse allekirjoitetuksi$/],
  [/^Vastaa tarpeeseen/, /^Suunnittele toimenpide$/],
  [/^Kysy vastaus/, /^Ottaa paikan/],
  [/^Tarjoa (# |\d+ )?vapaata paikkaa/, /^Tarjoa/],
  [/^Lisää henkilöt jonoon/, /^Lisää henkilöitä jonoon$/],
  [/odottaa paikkaa. Peru/, /^(Henkilö|Poista jonosta)/],
  [/^Kutsuun ei ole vastattu/, /^Peru kutsu$/],
];

function tasksOn(page: Page): Promise<WaitingTask[]> {
  return page
    .locator('.task-pile .task-list > li > a')
    .evaluateAll((links) =>
      links.map((link) => ({ title: link.textContent.trim(), href: link.getAttribute('href') ?? '' })),
    );
}

/** Whether a task leads to a page, and to a part of it that is there, where the very thing can be done. */
async function canBeDone(page: Page, { title, href }: WaitingTask): Promise<boolean> {
  const response = await page.goto(href);
  const [, part] = href.split('#');
  const hasPart = part === undefined || (await page.locator(`[id="${part}"]`).count()) > 0;
  const act = actsOfTasks.find(([task]) => task.test(title))?.[1] ?? /./;
  const main = page.getByRole('main');
  const acts = main.getByRole('button', { name: act }).or(main.getByRole('link', { name: act }));
  return response?.status() === 200 && hasPart && (await acts.count()) > 0;
}

test.describe('the home', () => {
  for (const role of roles) {
    test(`of the ${role} says what waits or that all is done, each with one click to the place`, async ({ page }) => {
      await signInAs(page, role);
      await expect(page.getByRole('heading', { level: 1, name: 'Työtila' })).toBeVisible();
      const waiting = await tasksOn(page);
      if (waiting.length === 0) return expect(page.locator('.first-steps, .notice').first()).toBeVisible();
      for (const task of waiting) {
        // Another journey may have done it meanwhile: then it waits no longer.
        if (await canBeDone(page, task)) continue;
        await page.goto('/fi/workspace');
        expect(await tasksOn(page)).not.toContainEqual(task);
      }
    });
  }

  test('tells each what is theirs: the authority approves, the coordinator mends', async ({ page, browser }) => {
    await signInAs(page, 'authority');
    await expect(page.getByRole('link', { name: /^Hyväksy tai palauta hankkeen \S+ kuvaus/ }).first()).toBeVisible();
    const other = await browser.newPage();
    await signInAs(other, 'coordinator');
    await expect(other.getByRole('link', { name: /^Korjaa hankkeen \S+ palautettu kuvaus/ })).toBeVisible();
    await expect(other.getByRole('link', { name: /^Hyväksy tai palauta/ })).toHaveCount(0);
    await other.close();
  });

  test('is for nobody who has not signed in', async ({ page }) => {
    await page.goto('/sv/workspace');
    await expect(page).toHaveURL('/sv/sign-in?next=%2Fsv%2Fworkspace');
  });
});

test.describe('on a phone without JavaScript', () => {
  test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

  test('the places of the workspace stand behind one button', async ({ page }) => {
    await signInAs(page, 'coordinator');
    const projects = page.getByRole('navigation').getByRole('link', { name: 'Omat hankkeet' });
    await expect(projects).toBeHidden();
    await page.getByText('Valikko', { exact: true }).click();
    await projects.click();
    await expect(page).toHaveURL('/fi/workspace/projects');
  });
});

test.describe('one’s own projects', () => {
  test('are searched, sorted and paged by their address, and exported as shown', async ({ page }) => {
    await signInAs(page, 'auditor', '/fi/workspace/projects');
    await page.getByLabel('Ajankohta').selectOption('ended');
    await page.getByRole('button', { name: 'Rajaa' }).click();
    await page.getByRole('link', { name: 'Nimi', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Nimi' })).toHaveAttribute('aria-sort', 'ascending');
    const names = page.locator('.work-table tbody td[data-label="Nimi"]');
    const first = await names.allInnerTexts();
    await page.getByRole('link', { name: 'Seuraava' }).click();
    expect(await names.allInnerTexts()).not.toContain(first[0]);
    await page.getByRole('link', { name: 'Edellinen' }).click();
    expect(await names.allInnerTexts()).toEqual(first);

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Lataa luettelo (CSV)' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    const lines = file.trim().split('\r\n');
    const count = (await page.getByRole('status').textContent()) ?? '';
    expect(lines.length - 1).toBe(Number(/^([\d\s]+) riviä/.exec(count)?.[1]?.replace(/\s/g, '')));
    expect(lines[1]).toContain(first[0]);
  });

  test('open with the view that was kept for them, until it is removed', async ({ page }) => {
    await signInAs(page, 'service-expert', '/fi/workspace/projects?q=hanke&state=ended');
    await page.getByText('Tallenna näkymäksi').click();
    await page.getByLabel('Näkymän nimi').fill('Päättyneet');
    await page.getByLabel('Avaa luettelo tällä näkymällä').check();
    await page.getByRole('button', { name: 'Tallenna näkymä' }).click();
    await expect(page.getByRole('link', { name: 'Päättyneet' })).toHaveAttribute('aria-current', 'true');

    await page.goto('/fi/workspace/projects');
    await expect(page).toHaveURL(/q=hanke&state=ended/);
    await page.getByRole('link', { name: 'Muokkaa näkymiä' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Uusi nimi näkymälle Päättyneet').fill('Vanhat');
    await page.getByRole('button', { name: 'Vaihda nimi' }).click();
    await page.getByRole('button', { name: 'Poista näkymä' }).click();
    await expect(page.getByText('Sinulla ei ole tallennettuja näkymiä.')).toBeVisible();
    await page.goto('/fi/workspace/projects');
    await expect(page).toHaveURL('/fi/workspace/projects');
  });
});

test.describe('many at once', () => {
  test('without a chosen row are told what to do', async ({ page }) => {
    await openDescriptions(page);
    await page.getByRole('button', { name: /^Lähetä/ }).click();
    await expect(page.getByRole('alert')).toContainText('Et valinnut yhtään riviä');
  });

  test('are foreseen row by row, done, and reported with what could not be done', async ({ page }) => {
    await signInAs(page, 'coordinator');
    const draft = page.getByRole('link', { name: /^Jatka hankkeen \S+ kuvauksen luonnosta/ });
    const [code = ''] = /S\d+/.exec((await draft.textContent()) ?? '') ?? [];
    await page.goto('/fi/workspace/descriptions?q=');
    for (const text of [code, 'Odottaa hyväksyntää']) {
      await page.getByRole('row').filter({ hasText: text }).first().getByRole('checkbox').check();
    }
    await page.getByRole('button', { name: /^Lähetä/ }).click();
    await expect(page).toHaveURL(/\/fi\/workspace\/bulk\/\d+$/);
    await expect(page.getByText('Esikatselu: mitään ei ole vielä tehty')).toBeVisible();
    const rows = page.locator('.data-table tbody tr');
    await expect(rows.filter({ hasText: 'Ei voi tehdä' })).toHaveCount(1);
    expect(await axeFindings(page)).toEqual([]);
    const address = page.url();
    await page.getByRole('button', { name: /\(1\)$/ }).click();
    await expect(page.getByText('Tehty 1 / 2')).toBeVisible();
    await expect(rows.first()).toContainText('Ei tehty');
    await expect(rows.filter({ hasText: code })).toContainText('Tehty');
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(address);
    await expect(page.getByText('Tehty 1 / 2')).toBeVisible();
  });

  test('are shown to nobody else', async ({ page, browser }) => {
    await openDescriptions(page);
    await page
      .getByLabel(/^Kaikille|^Tämän sivun/)
      .first()
      .check();
    await page.getByRole('button', { name: /^Lähetä/ }).click();
    await expect(page).toHaveURL(/bulk/);
    const other = await browser.newPage();
    await signInAs(other, 'authority');
    expect((await other.goto(page.url()))?.status()).toBe(404);
    await other.close();
  });
});

async function openDescriptions(page: Page): Promise<void> {
  await signInAs(page, 'coordinator', '/fi/workspace/descriptions?q=');
}

test.describe('preferences', () => {
  test('are kept, and the calendar has a secret address that can be changed and stopped', async ({ page, request }) => {
    await signInAs(page, 'provider', '/fi/workspace/preferences');
    await page.getByLabel('Viestien ja kalenterin kieli').selectOption('sv');
    await page.getByRole('button', { name: 'Tallenna' }).click();
    await expect(page.getByText('Asetukset on tallennettu')).toBeVisible();
    await expect(page.getByLabel('Viestien ja kalenterin kieli')).toHaveValue('sv');

    await page.getByRole('button', { name: 'Tee osoite' }).click();
    const address = (await page.locator('code').textContent()) ?? '';
    const calendar = await request.get(address);
    expect([calendar.status(), calendar.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\s*$/);
    expect(calendar.headers()['cache-control']).toBe('no-store');

    await page.goto('/fi/workspace/preferences');
    await expect(page.locator('code')).toHaveCount(0);
    await page.getByRole('button', { name: /^Vaihda osoite/ }).click();
    const renewed = (await page.locator('code').textContent()) ?? '';
    expect((await request.get(address)).status()).toBe(404);
    expect((await request.get(renewed)).status()).toBe(200);
    await page.goto('/fi/workspace/preferences');
    await page.getByRole('button', { name: 'Poista osoite käytöstä' }).click();
    expect((await request.get(renewed)).status()).toBe(404);
  });

  test('notices came by mail with the way to the place, and are read by opening them', async ({ page }) => {
    const mail = join(env.KOORDI_E2E_MAIL ?? 'mail', 'coordinator@koordi.example.txt');
    const text = () => readFile(mail, 'utf8').catch(() => '');
    await expect.poll(text, { timeout: 90_000 }).toContain('/fi/workspace/descriptions/');
    expect(await text()).toContain('/fi/workspace/preferences');

    await signInAs(page, 'coordinator', '/fi/workspace/notices');
    const notice = page.locator('.notice-list > li', { hasText: 'Uusi' }).first();
    await notice.getByRole('button').click();
    await expect(page).toHaveURL(/\/fi\/workspace\/descriptions\/\d+/);
    await page.goto('/fi/workspace/notices');
    const readAll = page.getByRole('button', { name: 'Merkitse kaikki luetuiksi' });
    if ((await readAll.count()) > 0) await readAll.click();
    await expect(page.getByText('Ei uusia ilmoituksia.')).toBeVisible();
  });
});
