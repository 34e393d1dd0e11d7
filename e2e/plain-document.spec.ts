import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from './journey.ts';
import { pageKinds } from './page-kind.ts';
import { ProjectPage } from './pages/project-page.ts';

/** The one public page with a script, since passkeys take one. */
const signIn = 'the page for signing in';
const plainPages = Object.entries(pageKinds).filter(([kind]) => kind !== signIn);

for (const [kind, find] of plainPages) {
  test(`${kind} carries no script and forbids any`, async ({ request, register }) => {
    const response = await request.get(`/fi${await find(register)}`);
    // Data about the page for search engines, which no browser runs, is not script.
    const html = (await response.text()).replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '');
    expect(html).not.toMatch(/<script|modulepreload|\son\w+=|javascript:|<style|\sstyle=/i);
    const policy = response.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(response.headers()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/^(?:strict-origin-when-cross-origin|same-origin)$/),
    });
  });
}

test(`${signIn} carries one script, a file of ours, and forbids any other`, async ({ request }) => {
  const response = await request.get('/fi/sign-in');
  const html = await response.text();
  expect(html.match(/<script[^>]*>[^<]*/g)).toEqual([
    expect.stringMatching(/^<script type="module" src="\/assets\/sign-in-[\w-]+\.js">$/),
  ]);
  expect(html).not.toMatch(/modulepreload|\son\w+=|javascript:|<style|\sstyle=/i);
  expect(response.headers()['content-security-policy']).toMatch(
    /^default-src 'none'.*script-src 'self'; connect-src 'self'$/,
  );
  expect(response.headers()['cache-control']).toBe('no-store');
});

test('a page asks nobody but the service for anything', async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await new ProjectPage(page).open('S11829');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((address) => !address.startsWith(`${baseURL}/`) && !address.startsWith('data:'))).toEqual([]);
});

test('a page sets no cookie', async ({ page, context }) => {
  await new ProjectPage(page).open('S11829');
  expect(await context.cookies()).toEqual([]);
});

test.describe('on paper', () => {
  test('a project has no navigation, and nothing that is only for the screen', async ({ page }) => {
    await new ProjectPage(page).open('S20193');
    await page.emulateMedia({ media: 'print' });
    for (const navigation of await page.getByRole('navigation', { includeHidden: true }).all()) {
      await expect(navigation).toBeHidden();
    }
    await expect(page.getByRole('link', { name: 'Siirry sisältöön' })).toBeHidden();
    await expect(page.getByRole('contentinfo')).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('a project is printed whole, with the details that are closed on the screen', async ({ page }) => {
    const project = new ProjectPage(page);
    await project.open('S20193');
    const title = (await project.title.textContent()) ?? '';
    const address = new URL((await project.permanentAddress.getAttribute('href')) ?? '', page.url()).href;

    const document = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
    const { text } = await extractText(document, { mergePages: true });
    expect(document.numPages).toBeLessThan(12);
    expect(text).toContain(title);
    expect(text).toContain('Muutokset:');
    expect(text, 'versions are counted as they are').toMatch(/2\.\s+Kuvaus, tiedossa.*1\.\s+Hankeluettelo, tiedossa/s);
    expect(text).toContain(address);
    expect(text).not.toContain('Etusivu');
    expect(text).not.toContain('Svenska');
  });
});
