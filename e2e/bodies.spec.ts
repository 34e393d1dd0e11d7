import { expect, test } from '@playwright/test';
import { beginToWork, expectFit } from './own-work.ts';
import { signInAs } from './signed-in.ts';

// A steering group from its founding to the minutes of its first meeting, and what of it waits on the home.

const project = 'S20193';

test('a coordinator sets up a steering group, holds a meeting and keeps its minutes', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await beginToWork(page, project);
  await page.goto(`/fi/workspace/projects/${project}/bodies`);
  await page.getByRole('link', { name: 'Perusta toimielin' }).click();
  await page.getByLabel('Ohjausryhmä', { exact: true }).check();
  await page.getByLabel('Nimi', { exact: true }).fill('Ohjausryhmä');
  await page.getByLabel(/Kokouksia vuodessa/).fill('4');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('status')).toContainText('Toimielin on perustettu');
  await expect(page.getByText('Toimielimeltä puuttuu')).toBeVisible();

  await page.getByRole('link', { name: 'Nimeä jäsen' }).click();
  await page.getByLabel('Nimi', { exact: true }).fill('Maija Meikäläinen');
  await page.getByLabel('Puheenjohtaja').check();
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('row', { name: /Maija Meikäläinen/ })).toContainText('Puheenjohtaja');
  await expectFit(page);

  await page.getByRole('link', { name: 'Suunnittele kokous' }).click();
  await page.getByLabel('Päivä', { exact: true }).fill('10.3.2025');
  await page.getByLabel('Kellonaika').fill('9');
  await page.getByLabel('Paikan päällä', { exact: true }).check();
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Tarkista' })).toContainText('Paikka puuttuu');
  await expectFit(page);
  await page.getByLabel('Paikka').fill('Kalliokatu 4, Kajaani');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('status')).toContainText('Kokous on suunniteltu');
  const meeting = new URL(page.url()).pathname;

  await page.goto('/fi/workspace');
  await expect(page.getByRole('link', { name: `Kirjaa, pidettiinkö kokous: Ohjausryhmä, ${project}` })).toHaveCount(1);
  await page.goto(meeting);
  await page.getByRole('button', { name: 'Merkitse pidetyksi' }).click();
  await expect(page.getByRole('status')).toContainText('Kokous on merkitty pidetyksi');

  await page.getByRole('link', { name: 'Lisää asia' }).click();
  await page.getByLabel('Asia', { exact: true }).fill('Suunnitelman muutos');
  await page.getByLabel('Päätös').fill('Hyväksyttiin.');
  await page.getByLabel('Vastuuhenkilö').fill('Projektipäällikkö');
  await page.getByLabel('Määräpäivä').fill('30.4.2025');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('row', { name: /Suunnitelman muutos/ })).toContainText('Hyväksyttiin.');

  await page
    .getByLabel('Tiedosto')
    .setInputFiles({ name: 'Muistio.txt', mimeType: 'text/plain', buffer: Buffer.from('Läsnä: kaikki') });
  await page.getByRole('button', { name: 'Tallenna pöytäkirja' }).click();
  await expect(page.getByRole('status')).toContainText('Pöytäkirja on tallennettu');
  await expectFit(page);
  await page.getByRole('link', { name: 'Avaa pöytäkirja ja sen versiot' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Pöytäkirja, Ohjausryhmä 10.3.2025' })).toBeVisible();

  await page.goto('/fi/workspace');
  await expect(page.getByRole('link', { name: `Toteuta päätös, ${project}` })).toHaveCount(1);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a meeting is cancelled with a reason, and is changed no more', async ({ page }) => {
    await signInAs(page, 'coordinator');
    await beginToWork(page, project);
    await page.goto(`/en/workspace/projects/${project}/bodies/new`);
    await page.getByLabel('Working group', { exact: true }).check();
    await page.getByLabel('Name', { exact: true }).fill('Company cooperation');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Plan a meeting' }).click();
    await page.getByLabel('Day', { exact: true }).fill('10.3.2099');
    await page.getByLabel('Time', { exact: true }).fill('13.30');
    await page.getByLabel('Remote', { exact: true }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: 'Record as held' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Cancel the meeting' }).click();
    await page.getByRole('button', { name: 'Cancel the meeting' }).click();
    await expect(page.getByRole('alert')).toContainText('Write why the meeting is cancelled.');
    await page.getByLabel('Why the meeting is cancelled').fill('Too few could come');
    await page.getByRole('button', { name: 'Cancel the meeting' }).click();
    await expect(page.getByText('Cancelled: Too few could come')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Add an item' })).toHaveCount(0);
  });
});
