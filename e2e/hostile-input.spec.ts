import type { APIResponse } from '@playwright/test';
import { expect, test } from './journey.ts';
import { faultsLoggedFor } from './server-log.ts';

interface Attempt {
  readonly address: string;
  readonly status: number;
  /** What the page says. */
  readonly says?: RegExp;
}

const attempts: Readonly<Record<string, Attempt>> = {
  'a search of 10,000 characters': {
    address: `/fi/projects?q=${'a'.repeat(10_000)}`,
    status: 414,
    says: /Pyyntöä ei voitu käsitellä/,
  },
  'a search of 1,000 characters': { address: `/fi/projects?q=${'työ'.repeat(300)}`, status: 200, says: /Ei hankkeita/ },
  'a search of 500 words': { address: `/fi/projects?q=${'ja+'.repeat(500)}`, status: 200, says: /hanketta/ },
  'a search of bytes that are no text': { address: '/fi/projects?q=%ff%fe%00%01', status: 400 },
  'a search of broken UTF-8': { address: '/fi/projects?q=%c3%28%ed%a0%80', status: 200 },
  'a search of control characters': { address: '/fi/projects?q=%01%02%1b%5b31m', status: 200 },
  'a search with a broken percent sign': { address: '/fi/projects?q=%zz%', status: 200 },
  'a search of SQL': {
    address: `/fi/projects?q=${encodeURIComponent("'; drop table project; --")}`,
    status: 200,
    says: /Ei hankkeita/,
  },
  'a search of the operators of the search': {
    address: `/fi/projects?q=${encodeURIComponent("työ:* & !( | <-> '\\")}`,
    status: 200,
  },
  'a search of markup': {
    address: `/fi/projects?q=${encodeURIComponent('"><script>alert(1)</script>')}`,
    status: 200,
    says: /Ei hankkeita/,
  },
  'a search of emoji and Arabic': { address: `/fi/projects?q=${encodeURIComponent('👩‍👩‍👧 مرحبا')}`, status: 200 },
  'a page before the first': { address: '/fi/projects?page=-1', status: 200, says: /hanketta/ },
  'a page far behind the last': {
    address: '/fi/projects?page=99999999999',
    status: 200,
    says: /ei ole enää hankkeita/,
  },
  'a page that is no number': { address: '/fi/projects?page=1;select', status: 200, says: /hanketta/ },
  'a page that is a fraction': { address: '/fi/projects?page=1.5e0', status: 200, says: /hanketta/ },
  'a day that is not in the calendar': { address: '/fi/projects?on=2016-13-45', status: 200, says: /hanketta/ },
  'a day before all time': { address: '/fi/projects?on=0000-00-00', status: 200 },
  'a day far ahead': { address: '/fi/projects?on=9999-12-31', status: 200, says: /hanketta/ },
  'a project on a day that is not in the calendar': { address: '/fi/projects/S11829?on=x', status: 200 },
  'the same question many times over': { address: `/fi/projects?${'q=a&'.repeat(300)}`, status: 200 },
  'an unknown code': { address: '/fi/projects/S99999', status: 404, says: /Rekisterissä ei ole hanketta S99999/ },
  'a code in small letters': { address: '/fi/projects/s11829', status: 200, says: /S11829/ },
  'a code of NUL': { address: '/fi/projects/S1182%00', status: 400, says: /Pyyntöä ei voitu käsitellä/ },
  'a code of broken UTF-8': { address: '/fi/projects/%ff', status: 400, says: /Pyyntöä ei voitu käsitellä/ },
  'a code that climbs out of its folder': { address: '/fi/projects/..%2f..%2fetc%2fpasswd', status: 404 },
  'a code of 3,000 characters': { address: `/fi/projects/${'S'.repeat(3_000)}`, status: 404 },
  'a code of SQL': { address: `/fi/projects/${encodeURIComponent("S1' or '1'='1")}`, status: 404 },
  'a version that is a word': { address: '/fi/projects/S11829/versions/latest', status: 404 },
  'a version that is beyond every number': {
    address: '/fi/projects/S11829/versions/99999999999999999999',
    status: 404,
  },
  'a version that is negative': { address: '/fi/projects/S11829/versions/-1', status: 404 },
  'a version of another project': { address: '/fi/projects/S99999/versions/1', status: 404 },
  'a file of an unknown version': { address: '/fi/projects/S11829/versions/0/download/pdf', status: 404 },
  'a file of an unknown format': { address: '/fi/projects/S11829/download/exe', status: 404 },
  'a language that there is not': { address: '/de/projects', status: 404 },
  'the data of a page for a router': { address: '/fi/projects.data', status: 404 },
};

for (const [name, { address, status, says }] of Object.entries(attempts)) {
  test(`${name} is answered with a clear page`, async ({ request }) => {
    const response = await request.get(address);
    expect(response.status()).toBe(status);
    await expectClearPage(response);
    if (says) expect(await response.text()).toMatch(says);
  });
}

for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
  test(`${method} is refused with a clear page`, async ({ request }) => {
    const response = await request.fetch('/fi/projects', { method, data: '{"q":"a"}' });
    expect(response.status()).toBe(405);
    expect(response.headers().allow).toBe('GET, HEAD');
    await expectClearPage(response);
  });
}

test('what was searched stands in the page as text and never as markup', async ({ page }) => {
  await page.goto(`/fi/projects?q=${encodeURIComponent('"><img src=x onerror=alert(1)><b>työ</b>')}`);
  await expect(page.locator('main img, main b')).toHaveCount(0);
  await expect(page.getByRole('searchbox')).toHaveValue('"><img src=x onerror=alert(1)><b>työ</b>');
});

/** A page of the service in Finnish, without a word of how it is made, and no fault written down for it. */
async function expectClearPage(response: APIResponse): Promise<void> {
  const { 'content-type': type = '', 'x-request-id': requestId = '' } = response.headers();
  expect(type).toBe('text/html; charset=utf-8');
  const html = await response.text();
  expect(html).toContain('<html lang="fi">');
  expect(html).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
  expect(html).not.toMatch(/\bat \/|\.tsx?:\d|node_modules|PostgreSQL|SyntaxError|TypeError/);
  expect(requestId).not.toBe('');
  expect(await faultsLoggedFor(requestId)).toEqual([]);
}
