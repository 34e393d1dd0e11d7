import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { axeFindings, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { signInAs } from './signed-in.ts';

// Tables that people send in. Each journey has organisations of its own, since all share one service.

const sendPage = '/fi/workspace/sheets/send/organisation';

type Cells = (string | number | null)[];

test('a table with errors is mended and taken in, by template and file, without JavaScript', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await signInAs(page, 'authority', sendPage);

  const headings = await headingsOfTemplate(page);
  expect(headings[0]).toBe('Y-tunnus *');
  await sendFile(page, 'tuottajat.xlsx', [
    headings,
    ['1234567-1', 'Kuusamon Koulutusesimerkki Oy', null, 'Katu 1', 100, 'Helsinki', '31.1.2024'],
    ['1234567-2', 'Väärä Tarkistusnumero Oy', null, 'Katu 2', '94100', 'Kemi', '3/4/2024'],
  ]);
  await worked(page);
  await expect(page.getByText('Yhdellä rivillä on virhe')).toBeVisible();
  const rows = page.getByRole('table', { name: 'Rivit' });
  await expect(rows).toContainText('A3 (Y-tunnus): Y-tunnuksen tarkistusnumero ei täsmää');
  await expect(rows).toContainText('Päivä voi olla 3.4.2024 tai 4.3.2024');
  await expect(rows).toContainText('Pudonneet etunollat lisättiin');

  const mended = await faultyRows(page);
  expect(mended[0]).toEqual(['Rivi', 'Virheet', ...headings.map((heading) => String(heading).replace(' *', ''))]);
  const [, faulty = []] = mended;
  expect(faulty.slice(0, 4)).toEqual([3, expect.stringContaining('olisi 1'), '1234567-2', 'Väärä Tarkistusnumero Oy']);

  await page.getByRole('button', { name: 'Tallenna yksi rivi' }).click();
  await worked(page);
  await expect(page.getByText('Yksi rivi on tallennettu')).toBeVisible();
  await expect(page.getByText('Yksi virheellinen rivi jäi tallentamatta')).toBeVisible();

  await page.goto(sendPage);
  await sendFile(page, 'korjattu.xlsx', [
    mended[0] ?? [],
    [...faulty.slice(0, 2), '0123456-2', ...faulty.slice(3, 8), '4.3.2024'],
  ]);
  await worked(page);
  await expect(page.getByText('Kaikki rivit ovat kunnossa')).toBeVisible();
  await page.getByRole('button', { name: 'Tallenna yksi rivi' }).click();
  await worked(page);
  await expect(page.getByText('Yksi rivi on tallennettu')).toBeVisible();
  await page.close();
});

test('pasted cells are taken in once the sender has said which column is which; again they change nothing', async ({
  page,
}) => {
  await signInAs(page, 'authority', '/sv/workspace/sheets/send/organisation');
  const cells = 'FO-numer\tNamn\tVad?\n0292800-5\tSkolexempel i Vasa Ab\t31.1.2024';
  await page.getByRole('textbox', { name: 'Celler' }).fill(cells);
  await page.getByRole('textbox', { name: 'Celler' }).press('Tab');
  await page.keyboard.press('Enter');
  await worked(page);
  await expect(page.getByText('Obligatoriska kolumner saknas: Uppgifterna per.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Läs raderna' }).click();
  await expect(page.getByRole('alert')).toContainText('Uppgifterna per');
  await page.getByLabel('C: Vad?').selectOption({ label: 'Uppgifterna per *' });
  await page.getByRole('button', { name: 'Läs raderna' }).click();
  await worked(page);
  await expect(page.getByText('Alla rader är i ordning')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Spara en rad' }).click();
  await worked(page);
  await expect(page.getByText('En rad har sparats')).toBeVisible();

  await page.goto('/sv/workspace/sheets/send/organisation');
  await page
    .getByRole('textbox', { name: 'Celler' })
    .fill(cells.replace('FO-numer', 'FO-nummer').replace('Vad?', 'Datum'));
  await page.getByRole('button', { name: 'Skicka för granskning' }).last().click();
  await worked(page);
  await expect(page.getByText('Tabellen innehåller inget nytt')).toBeVisible();
});

test('what is no table says how to mend it, and the pages fit everybody', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await signInAs(page, 'authority', sendPage);
  await page.getByLabel('Tiedosto', { exact: true }).setInputFiles({
    name: 'vanha.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  });
  await page.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).first().click();
  await worked(page);
  await expect(page.getByText('tallenna se Excel-työkirjana (.xlsx)')).toBeVisible();
  const failed = new URL(page.url()).pathname;
  for (const address of ['/fi/workspace/sheets', sendPage, failed]) {
    await page.goto(address);
    expect(await axeFindings(page)).toEqual([]);
    expect((await sidewaysScroll(page)).because).toEqual([]);
  }
});

test('a table is seen by its sender and by auditors, and not by other senders', async ({ browser }) => {
  const sender = await browser.newPage();
  await signInAs(sender, 'authority', sendPage);
  await sender
    .getByRole('textbox', { name: 'Solut' })
    .fill('Y-tunnus\tNimi\tPäivä\n1563976-3\tNäkyvyysesimerkki Oy\t31.1.2024');
  await sender.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).last().click();
  await worked(sender);
  const address = new URL(sender.url()).pathname;
  await expect(sender.getByRole('button', { name: 'Hylkää' })).toBeVisible();
  const seenBy = async (role: 'coordinator' | 'auditor') => {
    const page = await (await browser.newContext()).newPage();
    await signInAs(page, role);
    return { page, status: (await page.goto(address))?.status() };
  };
  expect((await seenBy('coordinator')).status).toBe(404);
  const auditor = await seenBy('auditor');
  expect(auditor.status).toBe(200);
  await expect(auditor.page.getByRole('button', { name: 'Hylkää' })).toHaveCount(0);
  await sender.getByRole('button', { name: 'Hylkää' }).click();
  await expect(sender.getByText('Tuonti on hylätty')).toBeVisible();
});

/** Waits until Koordi has done its part; the page renews itself, which the test need not wait for. */
async function worked(page: Page): Promise<void> {
  await page.waitForURL(/\/workspace\/sheets\/\d+/);
  await expect(async () => {
    await page.goto(page.url());
    await expect(page.locator('a[href*="still"]')).toHaveCount(0, { timeout: 100 });
  }).toPass({ timeout: 20_000 });
}

async function headingsOfTemplate(page: Page): Promise<Cells> {
  const answer = await page.request.get(`${sendPage}/template`);
  const [sheet] = (await readXlsx(await answer.body())).sheets;
  return (sheet?.rows[0] ?? []) as Cells;
}

async function sendFile(page: Page, name: string, rows: Cells[]): Promise<void> {
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: 'Taul1', rows }] }));
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.getByLabel('Tiedosto', { exact: true }).setInputFiles({ name, mimeType, buffer });
  await page.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).first().click();
}

async function faultyRows(page: Page): Promise<Cells[]> {
  const link = page.getByRole('link', { name: 'Lataa virheelliset rivit korjattavaksi' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const [sheet] = (await readXlsx(await readFile(await download.path()))).sheets;
  return (sheet?.rows ?? []) as Cells[];
}
