import { expect, test } from './journey.ts';
import { ProjectPage } from './pages/project-page.ts';
import { shownText } from './shown-text.ts';

test.describe('a project with its family', () => {
  test('shows the whole chain of predecessors as a tree that can be walked, with sums that count each once', async ({
    page,
  }) => {
    const project = new ProjectPage(page);
    await project.open('S11829');
    await expect(project.member('Tämä hanke:')).toContainText('(S11829)');
    const predecessor = project.related('Edeltäjä');
    const name = await shownText(predecessor);
    await expect(project.section('Liittyvät hankkeet').getByRole('table')).toContainText('EU- ja valtion rahoitus');

    await predecessor.click();
    await expect(project.title).toHaveText(name.replace(/ \(\w+\)$/, ''));
    await expect(project.related('Jatkohanke')).toContainText('(S11829)');
    await expect(project.member('Tämä hanke:')).toHaveCount(1);
  });

  test('leads to its implementer and from there back to its projects', async ({ page }) => {
    const project = new ProjectPage(page);
    await project.open('S11829');
    await project.value('Toteuttaja').getByRole('link').click();
    await expect(page).toHaveURL(/\/fi\/organisations\/2296962-1$/);
    await expect(page.getByRole('heading', { name: /^\d+ hanketta$/ })).toBeVisible();
    await page.locator('.result-list a').first().click();
    await expect(project.value('Toteuttaja').getByRole('link')).toHaveAttribute('href', /\/organisations\/2296962-1$/);
  });

  test('shows where it is on a map, in words too', async ({ page }) => {
    const project = new ProjectPage(page);
    await project.open('S11829');
    await expect(
      project.section('Kartalla').getByRole('img', { name: 'Suomen kartta, johon on merkitty: Lappi' }),
    ).toBeVisible();
    await expect(project.section('Kartalla').getByRole('link', { name: 'Muut hankkeet: Lappi' })).toHaveAttribute(
      'href',
      '/fi/projects?region=19',
    );
  });
});
