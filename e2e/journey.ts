import { test as base } from '@playwright/test';
import { Register } from './register.ts';

export { expect } from '@playwright/test';

/** A journey: Playwright's test, and the register to find examples in. */
export const test = base.extend<object, { register: Register }>({
  register: [
    async ({ playwright }, use, { project }) => {
      const { baseURL = '' } = project.use;
      const request = await playwright.request.newContext({ baseURL });
      await use(new Register(request));
      await request.dispose();
    },
    { scope: 'worker' },
  ],
});
