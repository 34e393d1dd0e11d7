import { expect, test } from '@playwright/test';
import { axeFindings } from './accessibility.ts';
import { signInAs } from './signed-in.ts';

test('a project one has no right to is opened with a reason, and those who watch over it see that', async ({
  browser,
}) => {
  const worker = await (await browser.newContext()).newPage();
  await signInAs(worker, 'project-worker', '/fi/workspace/glass/break?project=S10246');
  await worker.getByLabel('Perustelu').fill('koska tahdon nähdä');
  await worker.getByRole('button', { name: 'Avaa luettavaksi' }).click();
  await expect(worker.getByRole('link', { name: /Perustelu on liian lyhyt/ })).toBeVisible();
  await expect(worker.getByLabel('Perustelu')).toHaveValue('koska tahdon nähdä');
  await worker.getByLabel('Perustelu').fill('Rinnakkaishankkeen päätös puuttuu emohankkeelta.');
  await worker.getByRole('button', { name: 'Avaa luettavaksi' }).click();
  await expect(worker.getByRole('row', { name: /S10246/ })).toContainText('Auki');
  await worker.goto('/fi/workspace');
  await expect(worker.getByText('Luet nyt hanketta S10246 poikkeuskatselussa')).toBeVisible();
  await expect(worker.getByText('Rinnakkaishankkeen päätös puuttuu emohankkeelta.')).toBeVisible();
  await expect(worker.getByRole('link', { name: 'Käyttäjät', exact: true })).toHaveCount(0);
  expect((await worker.goto('/fi/workspace/descriptions/project/S10246'))?.status()).toBe(200);
  expect(await axeFindings(worker)).toEqual([]);

  const administrator = await (await browser.newContext()).newPage();
  await signInAs(administrator, 'administrator', '/fi/workspace/glass');
  const row = administrator.getByRole('row', { name: /S10246.*Rinnakkaishankkeen päätös/ }).first();
  await row.getByRole('button', { name: 'Sulje heti' }).click();
  await expect(row).toContainText('Suljettu');
  expect((await worker.goto('/fi/workspace/descriptions/project/S10246'))?.status()).toBe(403);
  await expect(worker.getByText('Luet nyt hanketta')).toHaveCount(0);
});

test('the audit is narrowed, taken along and proved by an anchor; who reads it is written down', async ({ page }) => {
  await signInAs(page, 'auditor', '/en/workspace/audit?q=');
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Signing in' });
  await page.getByRole('button', { name: 'Narrow' }).click();
  await expect(page).toHaveURL(/act=session\.open/);
  await expect(page.getByRole('table')).toContainText('Signing in');
  expect(await axeFindings(page)).toEqual([]);
  await page.goto('/en/workspace/audit?act=audit.read');
  await expect(page.getByRole('table')).toContainText('Act: Signing in');

  const file = await page.request.get('/en/workspace/audit/export.ndjson?act=session.open');
  const [first = ''] = (await file.text()).split('\n');
  expect(JSON.parse(first)).toMatchObject({ act: 'session.open', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });

  await page.goto('/en/workspace/audit/anchors');
  const href = await page.getByRole('table').getByRole('link').first().getAttribute('href');
  const anchor = await (await page.request.get(href ?? '')).json();
  expect(JSON.parse(anchor.statement).lanes).toHaveLength(16);
  expect(await axeFindings(page)).toEqual([]);
});

test('the audit is not for those who have no right to it', async ({ page }) => {
  await signInAs(page, 'provider');
  const answer = await page.goto('/en/workspace/audit');
  expect(answer?.status()).toBe(403);
});
