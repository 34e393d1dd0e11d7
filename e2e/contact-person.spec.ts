import { expect, test } from './journey.ts';
import { ProjectListPage } from './pages/project-list-page.ts';
import { ProjectPage } from './pages/project-page.ts';
import type { Register } from './register.ts';

test('a contact person stands on the page of the project and in its files', async ({ page, request, register }) => {
  const { code, name, email } = await contactOf('esf-2021', register);
  await new ProjectPage(page).open(code);
  await expect(page.getByText(name)).not.toHaveCount(0);
  await expect(page.getByText(email)).not.toHaveCount(0);
  expect(email).toContain('(at)');
  expect(await (await request.get(`/fi/projects/${code}/download/text`)).text()).toContain(name);
});

for (const form of ['esr-2014', 'esf-2021']) {
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

test('a contact person of a project that ended long ago is shown no more, and the page says so', async ({
  page,
  request,
}) => {
  await new ProjectPage(page).open('S11829');
  await expect(page.getByText('Yhteyshenkilöä ei enää näytetä: tiedot olivat esillä 31.12.2024 saakka.')).toBeVisible();
  await expect(page.getByText('Vastuuhenkilön nimi')).toHaveCount(0);
  for (const format of ['text', 'html', 'json']) {
    const file = await (await request.get(`/fi/projects/S11829/download/${format}`)).text();
    expect(file).not.toMatch(/Vastuuhenkilön nimi|contactName|\(at\)/);
  }
});

test('data travel without contact persons, and no e-mail address is written so that a machine can gather it', async ({
  request,
  register,
}) => {
  const { code } = await contactOf('esr-2014', register);
  const data = await (await request.get(`/fi/projects/${code}/download/json`)).json();
  expect(Object.keys(data.fields).filter((id) => id.startsWith('contact'))).toEqual([]);
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

/** How each form writes the lines that say whom to reach and how; the person's number comes after the organisation's. */
const contactLabels: Readonly<Record<string, readonly [string, string, string]>> = {
  'esr-2014': ['Hankkeen yhteyshenkilön nimi', 'Yhteyshenkilön sähköpostisoite', 'Yhteyshenkilön puhelinnumero'],
  'esf-2021': ['Yhteyshenkilön nimi', 'Yhteyshenkilön sähköpostiosoite', 'Yhteyshenkilön puhelinnumero'],
};

/** Somebody whom the official form of a project names, with all there is to reach them by. */
async function contactOf(form: string, register: Register) {
  const labels = contactLabels[form] ?? [];
  for (const code of await register.codesWhere((project) => project.form === form)) {
    const text = await register.officialText(code);
    const [name = '', email = '', phone = ''] = labels.map((label) => lastValueOf(text, label));
    if ([name, email, phone].every((value) => value.length > 5)) return { code, name, email, phone };
  }
  throw new Error(`No project of the form ${form} names a contact person.`);
}

function lastValueOf(text: string, label: string): string {
  const line = text.split('\n').findLast((each) => each.startsWith(`${label}: `));
  return line?.slice(label.length + 2) ?? '';
}
