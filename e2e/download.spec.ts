import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Download, Page, TestInfo } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import { expect, test } from './journey.ts';
import { ProjectPage } from './pages/project-page.ts';
import type { Register } from './register.ts';
import { shownText } from './shown-text.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../bin/koordi.mjs', import.meta.url));

/** The generations of the form, each with a project described on it. */
const forms = ['esr-2007', 'esr-2007-assistance', 'eakr-2007', 'esr-2014', 'eakr-2014', 'esr-2014-en', 'esf-2021'];

for (const form of forms) {
  test(`a description of the form ${form} is downloaded as text and read back the same`, async ({
    page,
    register,
  }, info) => {
    const project = await openProjectOf(form, page, register);
    const download = await downloaded(page, project, 'TXT');
    expect(download.suggestedFilename()).toMatch(/^[A-Z]\d+-\d{4}-\d\d-\d\d\.txt$/);

    const path = await saved(download, info);
    const { stdout } = await run(process.execPath, [program, 'form', 'roundtrip', path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ same: true, form }]);
  });
}

test('a description is downloaded as a web page that can be read without the service', async ({
  page,
  register,
}, info) => {
  const project = await openProjectOf('esr-2007', page, register);
  const name = await shownText(project.title);
  const download = await downloaded(page, project, 'HTML');
  expect(download.suggestedFilename()).toMatch(/\.html$/);

  const path = await saved(download, info);
  await page.goto(`file://${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(name)).not.toHaveCount(0);
  await expect(page.locator('script')).toHaveCount(0);
});

test('a description is downloaded as data that say where they come from', async ({ page, register }, info) => {
  const project = await openProjectOf('esr-2014', page, register);
  const download = await downloaded(page, project, 'JSON');
  expect(download.suggestedFilename()).toMatch(/\.json$/);

  const data = JSON.parse(await readFile(await saved(download, info), 'utf8'));
  const shown = await shownText(project.title);
  expect(data).toMatchObject({ form: 'esr-2014', fields: { name: shown }, source: { sha256: expect.any(String) } });
  expect(data.source.name, 'the name of a file, not where it lies on the server').not.toMatch(/^\/|\\/);
});

for (const [language, expected] of Object.entries({ fi: 'fi', sv: 'sv', en: 'en' })) {
  test(`a description is downloaded as a tagged PDF with labels in ${language}`, async ({ request }) => {
    const response = await request.get(`/${language}/projects/S11829/download/pdf`);
    expect(response.headers()['content-type']).toBe('application/pdf');
    expect(response.headers()['content-disposition']).toMatch(/^attachment; filename="S11829-\d{4}-\d\d-\d\d\.pdf"$/);

    const bytes = await response.body();
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const document = await getDocumentProxy(new Uint8Array(bytes));
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const structure = JSON.stringify(await (await document.getPage(1)).getStructTree());
    expect(structure).toContain('"role":"H1"');
    expect((await document.getMetadata()).info).toMatchObject({ Language: expected });
  });
}

for (const [format, type] of Object.entries({
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
})) {
  test(`the ${format} file of a version says its type and is one to keep`, async ({ request, register }) => {
    const { code, version } = await register.project('S20193');
    const response = await request.get(`/fi/projects/${code}/versions/${version}/download/${format}`);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toBe(type);
    expect(response.headers()['content-disposition']).toMatch(/^attachment; filename="S20193-/);
    expect(response.headers()['x-content-type-options']).toBe('nosniff');
  });
}

test('a format that there is not is said not to be there', async ({ request }) => {
  expect((await request.get('/fi/projects/S20193/download/docx')).status()).toBe(404);
});

async function openProjectOf(form: string, page: Page, register: Register): Promise<ProjectPage> {
  const { code } = await register.projectWhere((candidate) => candidate.form === form);
  const project = new ProjectPage(page);
  await project.open(code);
  return project;
}

async function downloaded(page: Page, project: ProjectPage, format: Parameters<ProjectPage['file']>[0]) {
  const download = page.waitForEvent('download');
  await project.file(format).click();
  return download;
}

async function saved(download: Download, info: TestInfo): Promise<string> {
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return path;
}
