import { expect, type Page } from '@playwright/test';

/** The roles of the service; the demo has an invented person for each. */
export type DemoRole =
  | 'administrator'
  | 'authority'
  | 'coordinator'
  | 'project-worker'
  | 'service-expert'
  | 'provider'
  | 'auditor';

/**
 * Signs in as the invented person of a role, by one click, and goes to a page of the workspace:
 * `await signInAs(page, 'coordinator', '/fi/workspace/account')`. Without JavaScript too.
 */
export async function signInAs(page: Page, role: DemoRole, next = '/fi/workspace'): Promise<void> {
  await page.goto(`/fi/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator(`button[name="person"][value="demo-${role}"]`).click();
  await expect(page).toHaveURL(next);
}

/** Signs out by the button in the head of every page of the workspace. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('form[action$="/sign-out"] button').click();
  await expect(page).not.toHaveURL(/workspace/);
}
