import { expect, test } from './journey.ts';

/** Enough to see every kind of page many times; questions are endless, so only a few links of each page kind are followed. */
const mostPages = 400;
const mostOfAKind = 12;

test('every link of the service answers, and none leads out of the public pages', async ({ request }) => {
  test.setTimeout(180_000);
  const waiting = ['/fi', '/sv', '/en'];
  const seen = new Set(waiting);
  const ofKind = new Map<string, number>();
  const broken: string[] = [];
  let asked = 0;
  for (let address = waiting.shift(); address !== undefined && asked < mostPages; address = waiting.shift()) {
    asked += 1;
    const response = await request.get(address, { maxRedirects: 0 });
    const type = response.headers()['content-type'] ?? '';
    if (response.status() >= 400) broken.push(`${address} ${response.status()}`);
    if (!type.startsWith('text/html')) continue;
    for (const link of linksOf(await response.text())) {
      const kind = kindOf(link);
      if (seen.has(link) || (ofKind.get(kind) ?? 0) >= mostOfAKind) continue;
      seen.add(link);
      ofKind.set(kind, (ofKind.get(kind) ?? 0) + 1);
      waiting.push(link);
    }
  }
  expect(asked).toBeGreaterThan(100);
  expect(broken).toEqual([]);
  const outside = [...seen].filter((link) => !/^\/(?:fi|sv|en|api|feeds|assets|sitemap|robots)(?:[/?.#]|$)/.test(link));
  expect(outside).toEqual([]);
});

function linksOf(html: string): string[] {
  return Array.from(html.matchAll(/href="(\/[^"#]*)/g), ([, href = '']) => href.replaceAll('&amp;', '&')).filter(
    (href) => !href.startsWith('//') && !href.startsWith('/assets/'),
  );
}

/** The address without what tells one project, version or question from another. */
function kindOf(link: string): string {
  const [path = '', query = ''] = link.split('?');
  const names = [...new Set(new URLSearchParams(query).keys())].toSorted();
  return `${path.replace(/[A-Z]?\d[\d-]*/g, '#')}?${names.join('&')}`;
}
