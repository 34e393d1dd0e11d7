import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { axeFindings } from './accessibility.ts';
import { expect, test } from './journey.ts';

// A requester of its own for every run: the service counts requests by network address, and believes this header from nearby.
test.use({ extraHTTPHeaders: { 'X-Forwarded-For': `2001:db8:${randomGroup()}:${randomGroup()}::1` } });

function randomGroup(): string {
  return randomInt(0x10000).toString(16);
}

test.describe('a reader without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('saves a search, confirms it from a mail, looks at it and stops it', async ({ page }) => {
    const address = `reader-${Date.now()}@example.fi`;

    await test.step('finds the feed first, then the e-mail', async () => {
      await page.goto('/fi/alerts?q=koulutus&status=running&page=2');
      await expect(page.getByRole('link', { name: 'Tämän haun Atom-syöte' })).toHaveAttribute(
        'href',
        '/feeds/projects.atom?q=koulutus&status=running&lang=fi',
      );
      await expect(page.getByText('Haku: ”koulutus”, 1 rajaus')).toBeVisible();
    });
    await test.step('asks for mail', async () => {
      await page.getByLabel('Sähköpostiosoite').fill(address);
      await page.getByRole('button', { name: 'Tilaa viestit' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tarkista sähköpostisi');
    });
    await test.step('opens the link of the mail; that alone confirms nothing', async () => {
      const [link = ''] = /http\S+\/alerts\/confirm\/\S+/.exec(await mailTo(address)) ?? [];
      await page.goto(link);
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vahvista tilaus');
      await expect(page.getByRole('link', { name: 'Näytä haun tulokset' })).toHaveAttribute(
        'href',
        '/fi/projects?q=koulutus&status=running',
      );
    });
    await test.step('confirms', async () => {
      await page.getByRole('button', { name: 'Vahvista' }).click();
      await expect(page.getByText('Tilaus on vahvistettu')).toBeVisible();
    });
    await test.step('stops it', async () => {
      await page.getByRole('link', { name: 'Katso tallennettu haku' }).click();
      await expect(page.getByText('Viestejä ei ole vielä lähetetty')).toBeVisible();
      await page.getByRole('button', { name: 'Lopeta tilaus' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tilaus on lopetettu');
    });
  });
});

test('the pages that a mail leads to are accessible, and so is a refused address', async ({ page }) => {
  const address = `reader-${Date.now()}-axe@example.fi`;
  const expectAccessible = async () => expect(await axeFindings(page)).toEqual([]);

  await page.goto('/sv/alerts');
  await page.getByLabel('E-postadress').fill('nobody@localhost');
  await page.getByRole('button').click();
  await expect(page.getByRole('alert')).toContainText('Skriv e-postadressen');
  await expect(page.getByLabel('E-postadress')).toHaveValue('nobody@localhost');
  await expectAccessible();
  await page.getByLabel('E-postadress').fill(address);
  await page.getByRole('button').click();
  await expectAccessible();
  const [link = ''] = /http\S+\/alerts\/confirm\/\S+/.exec(await mailTo(address)) ?? [];
  await page.goto(link);
  await expectAccessible();
  await page.getByRole('button').click();
  await expectAccessible();
  await page.getByRole('link', { name: 'Visa den sparade sökningen' }).click();
  await expectAccessible();
  await page.getByRole('button').click();
  await expectAccessible();
});

/** The text of the mail to an address, once it has come. */
async function mailTo(address: string): Promise<string> {
  const path = join(env.KOORDI_E2E_MAIL ?? '', `${address}.txt`);
  let text = '';
  await expect(async () => {
    text = await readFile(path, 'utf8');
  }).toPass({ timeout: 15_000 });
  return text;
}
