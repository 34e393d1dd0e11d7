import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeFindings, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import type { Register } from './register.ts';
import { signInAs } from './signed-in.ts';

const imports = '/fi/workspace/imports';

/** The description of a project of the demo programme under another code, as nobody has imported it yet. */
async function describedAs(register: Register, code: string): Promise<string> {
  return (await register.officialText('S11829')).replaceAll('S11829', code);
}

function freshCode(): string {
  return `S${900_000_000 + (Date.now() % 90_000_000)}`;
}

function textFile(name: string, content: string) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
}

/** Lets the files fall on the place where they are dropped. */
async function drop(page: Page, files: readonly { name: string; content: string }[]): Promise<void> {
  const dropped = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, content } of all) transfer.items.add(new File([content], name, { type: 'text/plain' }));
    return transfer;
  }, files);
  const place = page.locator('[data-file-drop]');
  await place.dispatchEvent('dragover', { dataTransfer: dropped });
  await expect(place).toHaveClass(/is-over/);
  await place.dispatchEvent('drop', { dataTransfer: dropped });
}

test('an administrator drops files, sees what will happen, and has it taken in', async ({ page, register }) => {
  const code = freshCode();
  const content = await describedAs(register, code);
  await signInAs(page, 'administrator', imports);

  await test.step('drops files; those dropped are told', async () => {
    await drop(page, [{ name: 'uusi.txt', content }]);
    await drop(page, [
      { name: 'sama.txt', content },
      { name: 'ei-kuvaus.txt', content: 'Kauppalista: maitoa, leipää' },
    ]);
    await expect(page.getByRole('status').filter({ hasText: 'Valitut tiedostot: 3' })).toContainText('ei-kuvaus.txt');
    await page.getByRole('button', { name: 'Lähetä ja esikatsele' }).click();
  });
  await test.step('sees what is new and what is refused, and why', async () => {
    await expect(page.getByText('Yksi kohta hylätään')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('Tekstistä ei tunnistettu virallista lomaketta', { exact: false })).toBeVisible();
    await expect(page.getByRole('row', { name: code })).toContainText('Uusi hanke');
    await expect(page.getByText('Sama sisältö kuin tiedostossa uusi.txt', { exact: false })).toBeVisible();
    expect((await page.request.get(`/fi/projects/${code}`)).status()).toBe(404);
  });
  await test.step('in every language, and on a phone', async () => {
    const address = page.url();
    for (const language of ['sv', 'en', 'fi']) {
      await page.goto(address.replace('/fi/', `/${language}/`));
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await axeFindings(page), language).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await axeFindings(page), `${language} on a phone`).toEqual([]);
      expect(await sidewaysScroll(page)).toEqual({ pixels: 0, because: [] });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
  await test.step('has it taken in; the result has an address', async () => {
    await page.getByRole('button', { name: 'Kirjaa rekisteriin' }).click();
    await expect(page.getByText('Kirjattiin yksi uusi hanke', { exact: false })).toBeVisible({ timeout: 20_000 });
    await page.goto(`/fi/projects/${code}`);
    await expect(page.getByText(code).first()).toBeVisible();
  });
  await test.step('the same files again change nothing, and that is said', async () => {
    await page.goto(imports);
    await page.getByLabel('Tiedostot').setInputFiles([textFile('uusi.txt', content)]);
    await page.getByRole('button', { name: 'Lähetä ja esikatsele' }).click();
    await expect(page.getByText('Tiedostoissa ei ole mitään uutta rekisterille')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('Nämä samat tiedostot on jo tuotu')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Kirjaa rekisteriin' })).toHaveCount(0);
  });
});

test('files that are too large are told of before they are sent', async ({ page }) => {
  await signInAs(page, 'authority', imports);
  const paths = ['suuri.csv', 'toinen.csv'].map((name) => test.info().outputPath(name));
  for (const path of paths) await writeFile(path, Buffer.alloc(40_000_000, 'x'));
  await page.getByLabel('Tiedostot').setInputFiles(paths);
  await expect(page.getByText('Tiedostot ovat liian suuria', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Lähetä ja esikatsele' }).click();
  await expect(page).toHaveURL(imports);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an authority bound to an organisation gets rows of other projects refused, and gives the import up', async ({
    page,
    register,
  }) => {
    await signInAs(page, 'authority', imports);

    await test.step('sends nothing, and is told what is missing', async () => {
      const answer = await page.request.post(imports, {
        multipart: { knownOn: '' },
        headers: { origin: new URL(page.url()).origin },
      });
      expect(answer.status()).toBe(422);
      expect(await answer.text()).toContain('Tiedostoja ei ole valittu');
    });
    await test.step('sends a file; the page looks again by itself', async () => {
      const content = await describedAs(register, freshCode());
      await page.getByLabel('Tiedostot').setInputFiles([textFile('vieras.txt', content)]);
      await page.getByLabel('Päivä, jona tiedot olivat voimassa').fill('2016-10-31');
      await page.getByRole('button', { name: 'Lähetä ja esikatsele' }).click();
      await expect(page.getByText('Rekisteri ei tunne hanketta', { exact: false })).toBeVisible({ timeout: 20_000 });
      await expect(page.getByText('31.10.2016').first()).toBeVisible();
      await expect(page.getByText('Muuta kirjattavaa ei ole', { exact: false })).toBeVisible();
    });
    await test.step('discards it', async () => {
      await page.getByRole('button', { name: 'Älä kirjaa' }).click();
      await expect(page.getByText('Mitään ei kirjattu, ja tiedostot on unohdettu', { exact: false })).toBeVisible();
    });
  });

  test('somebody who may not import is not let in', async ({ page }) => {
    await signInAs(page, 'provider');
    expect((await page.goto(imports))?.status()).toBe(403);
  });
});
