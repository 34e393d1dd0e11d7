import { expect, test } from './journey.ts';
import { ProjectListPage } from './pages/project-list-page.ts';
import { ProjectPage } from './pages/project-page.ts';
import type { Register } from './register.ts';

test('a contact person stands on the page of the project and in its files', async ({ page, request, register }) => {
  const { code, name, email } = await contactOf('esr-2014', register);
  await new ProjectPage(page).open(code);
  await expect(page.getByText(name)).not.toHaveCount(0);
  await expect(page.getByText(email)).not.toHaveCount(0);
  expect(email).toContain('(at)');
  expect(await (await request.get(`/fi/projects/${code}/download/text`)).text()).toContain(name);
});

for (const form of ['esr-2007', 'esr-2014', 'esf-2021']) {
  test(`a contact person of a project of the form ${form} is not in the list and not found by a search`, async ({
    page,
    register,
  }) => {
    const list = new ProjectListPage(page);
    const { code, name, email, phone } = await contactOf(form, register);
    await list.open({ words: code });
    await expect(list.result(code)).toHaveCount(1);
    for (const personal of [name, email, phone]) await expect(page.getByRole('main')).not.toContainText(personal);

    for (const personal of [name, email, phone]) {
      await list.open({ words: personal });
      await expect(list.count).toBeVisible();
      await expect(list.result(code), `found by “${personal}”`).toHaveCount(0);
    }
  });
}

test('no e-mail address is written so that a machine can gather it', async ({ request, register }) => {
  const { code } = await contactOf('esr-2007', register);
  for (const path of ['', '/download/text', '/download/html', '/download/json']) {
    const text = await (await request.get(`/fi/projects/${code}${path}`)).text();
    expect(text).not.toMatch(/mailto:|[\w.-]+@[\w-]+\.\w/);
  }
});

test('search engines are not told of contact persons by titles or descriptions of pages', async ({
  page,
  register,
}) => {
  const { code, name } = await contactOf('esr-2014', register);
  await new ProjectPage(page).open(code);
  expect(await page.title()).not.toContain(name);
  const described = await page
    .locator('meta')
    .evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content')));
  expect(described.join(' ')).not.toContain(name);
});

/** Somebody whom a description of this form names, with all there is to reach them by. */
async function contactOf(form: string, register: Register) {
  const { code, fields } = await register.projectWhere(
    (project) =>
      project.form === form &&
      [project.fields.contactName, project.fields.contactEmail, project.fields.contactPhone].every(
        (value) => typeof value === 'string' && value.length > 5,
      ),
  );
  return {
    code,
    name: String(fields.contactName),
    email: String(fields.contactEmail),
    phone: String(fields.contactPhone),
  };
}
