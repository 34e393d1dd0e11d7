import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { beginToWork, expectFit } from './own-work.ts';
import { signInAs, signOut } from './signed-in.ts';

// Documents of a project: sent, refused for what they hold, followed by versions, handed out as they came, removed with a reason.

const project = 'S20193';
const pdf = (text: string) => ({
  name: 'Päätös.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.7 ${text}`),
});

test('a coordinator adds a decision, a newer version follows, and the older one is still there', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await beginToWork(page, project);
  await page.goto(`/fi/workspace/projects/${project}/documents`);
  await page.getByRole('link', { name: 'Lisää asiakirja' }).click();
  await page.getByLabel('Tiedosto').setInputFiles({ ...pdf(''), buffer: Buffer.from('MZ ohjelma') });
  await page.getByRole('button', { name: 'Lähetä' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Tarkista 2 kohtaa' });
  await expect(summary).toContainText('Tiedosto ei ole sisällöltään mitään näistä');
  await expect(summary).toContainText('Valitse asiakirjan laji');
  await expectFit(page);

  await page.getByLabel('Tiedosto').setInputFiles(pdf('yksi'));
  await page.getByLabel('Laji').selectOption('Päätös');
  await page.getByRole('button', { name: 'Lähetä' }).click();
  await expect(page.getByRole('status')).toContainText('Asiakirja on lisätty');
  await expect(page.getByRole('heading', { name: 'Päätös', level: 2 })).toBeVisible();

  await page.getByLabel('Tiedosto').setInputFiles(pdf('yksi'));
  await page.getByRole('button', { name: 'Lähetä uusi versio' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Sama tiedosto on jo uusimpana versiona');
  await page.getByLabel('Tiedosto').setInputFiles(pdf('kaksi'));
  await page.getByRole('button', { name: 'Lähetä uusi versio' }).click();
  await expect(page.getByRole('status')).toContainText('Uusi versio on lisätty');
  await expectFit(page);

  const downloading = page.waitForEvent('download');
  await page
    .getByRole('link', { name: /^Päätös\.pdf/ })
    .last()
    .click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Päätös.pdf');
  expect(await readFile(await download.path(), 'utf8')).toBe('%PDF-1.7 yksi');

  await page.getByRole('link', { name: 'Poista tiedosto 1' }).click();
  await page.getByRole('button', { name: 'Poista tiedosto' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Kirjoita, miksi tiedosto poistetaan');
  await page.getByLabel('Miksi tiedosto poistetaan').fill('Liitteessä oli asiakkaan nimi');
  await page.getByRole('button', { name: 'Poista tiedosto' }).click();
  await expect(page.getByRole('row', { name: /^1 / })).toContainText('Liitteessä oli asiakkaan nimi');
  await expectFit(page);
});

test('a coordinator publishes a document, and everybody finds it on the page of the project until it is taken back', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'coordinator');
  await beginToWork(page, project);
  const title = `Loppuraportti ${Date.now()}`;
  await page.goto(`/fi/workspace/projects/${project}/documents/new`);
  await page.getByLabel('Tiedosto').setInputFiles(pdf(title));
  await page.getByLabel(/^Nimi/).fill(title);
  await page.getByLabel('Laji').selectOption('Raportti');
  await page.getByRole('button', { name: 'Lähetä' }).click();
  await page.getByRole('link', { name: 'Julkaise hankkeen julkisella sivulla' }).click();
  await expectFit(page);
  await page.getByRole('button', { name: 'Julkaise versio 1' }).click();
  await expect(page.getByRole('status')).toContainText('Asiakirja on julkaistu');
  await expectFit(page);

  const visitor = await browser.newPage();
  await visitor.goto(`/fi/projects/${project}`);
  const region = visitor.getByRole('region', { name: 'Hankkeen asiakirjat' });
  await expect(region).toContainText('Raportti, julkaistu');
  const link = region.getByRole('link', { name: title });
  const address = (await link.getAttribute('href')) ?? '';
  const answer = await visitor.request.get(address);
  expect(await answer.text()).toBe(`%PDF-1.7 ${title}`);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringContaining('attachment'),
    'x-content-type-options': 'nosniff',
  });

  await page.getByRole('link', { name: 'Muuta julkisuutta' }).click();
  await page.getByRole('button', { name: 'Poista julkisuudesta' }).click();
  await expect(page.getByRole('status')).toContainText('Asiakirja on poistettu julkisuudesta');
  expect((await visitor.request.get(address)).status()).toBe(404);
  await visitor.reload();
  await expect(visitor.getByRole('link', { name: title })).toHaveCount(0);
  await visitor.close();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a document is kept from those who only work with the project', async ({ page }) => {
    await signInAs(page, 'coordinator');
    await beginToWork(page, project);
    await page.goto(`/sv/workspace/projects/${project}/documents/new`);
    await page.getByLabel('Fil', { exact: true }).setInputFiles(pdf('begränsad'));
    await page.getByLabel(/^Namn/).fill('Hemlig bedömning');
    await page.getByLabel('Slag').selectOption('Rapport');
    await page.getByLabel('Vem som ser').selectOption('Endast koordinatorn, myndigheten och granskaren');
    await page.getByRole('button', { name: 'Skicka' }).click();
    await expect(page.getByRole('status')).toContainText('Dokumentet är tillagt');
    await page.goto(`/sv/workspace/projects/${project}/documents`);
    await expect(page.getByRole('row', { name: /Hemlig bedömning/ }).first()).toContainText('Begränsad');

    await signOut(page);
    await signInAs(page, 'auditor', `/sv/workspace/projects/${project}/documents`);
    await expect(page.getByRole('link', { name: 'Hemlig bedömning' }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Lägg till ett dokument' })).toHaveCount(0);
  });
});
