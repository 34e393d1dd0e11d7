import { expect, test } from './journey.ts';
import { FrontPage } from './pages/front-page.ts';
import { ProjectListPage } from './pages/project-list-page.ts';
import { ProjectPage } from './pages/project-page.ts';
import { shownText } from './shown-text.ts';

test.describe('a citizen with a phone and no JavaScript', () => {
  test.use({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true, javaScriptEnabled: false });

  test('finds a project by a word and reads what was planned and what came of it', async ({ page }) => {
    const list = new ProjectListPage(page);
    const project = new ProjectPage(page);

    await test.step('searches from the front page', async () => {
      const front = new FrontPage(page);
      await front.open();
      await front.search('rinnakkaishanke');
      await expect(list.count).toHaveText(/^\d+ hanketta haulla ”rinnakkaishanke”$/);
    });
    const result = list.results.first();
    const name = await shownText(result.getByRole('heading'));
    const granted = await shownText(list.fact(result, 'Myönnetty EU- ja valtion rahoitus'));

    await test.step('opens the first result', async () => {
      await list.openResult(result);
      await expect(project.title).toHaveText(name);
      await expect(project.value('EU- ja valtion rahoitus')).toContainText(granted);
    });

    await test.step('sees money planned beside money realised, and as a table', async () => {
      const money = project.comparison(/rahoitus/);
      await expect(money).toContainText(/Suunniteltu|Myönnetty/);
      await expect(money).toContainText('Toteutunut');
      await expect(money.getByRole('table')).toBeHidden();
      await money.getByText('Luvut taulukkona').click();
      await expect(money.getByRole('table').getByRole('row', { name: 'EU- ja valtion rahoitus' })).toContainText(
        granted,
      );
    });
  });

  test('goes from a parallel project to its mother project, there back to it, and back to the results', async ({
    page,
  }) => {
    const list = new ProjectListPage(page);
    const project = new ProjectPage(page);
    await list.open({ words: 'rinnakkaishanke' });
    const results = page.url();
    const name = await shownText(list.results.first().getByRole('heading'));
    await list.openResult(list.results.first());
    const parallel = page.url();

    const link = project.related('Emohanke');
    const mother = (await shownText(link)).replace(/ \(\w+\)$/, '');
    await link.click();
    await expect(project.title).toHaveText(mother);
    await expect(project.related('Rinnakkaishanke')).toContainText(name);

    await project.related('Rinnakkaishanke').click();
    await expect(page).toHaveURL(parallel);
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(results);
    await expect(list.count).toBeVisible();
  });

  test('learns that nothing was found and what to try', async ({ page }) => {
    const list = new ProjectListPage(page);
    await list.open({ words: 'xyzzyx' });
    await expect(list.count).toHaveText('Ei hankkeita haulla ”xyzzyx”');
    await expect(page.getByText('Kokeile lyhyempää sanaa')).toBeVisible();
    await expect(page.getByRole('searchbox')).toHaveValue('xyzzyx');
  });

  test('turns the pages of the list', async ({ page }) => {
    const list = new ProjectListPage(page);
    await list.open();
    const first = await shownText(list.results.first().getByRole('heading'));
    await page.getByRole('navigation', { name: 'Sivut' }).getByRole('link', { name: 'Seuraava' }).click();
    await expect(page).toHaveURL(/\?page=2$/);
    await expect(list.results.first().getByRole('heading')).not.toHaveText(first);
    await page.getByRole('navigation', { name: 'Sivut' }).getByRole('link', { name: 'Edellinen' }).click();
    await expect(list.results.first().getByRole('heading')).toHaveText(first);
  });
});
