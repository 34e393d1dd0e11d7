import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { JsonLd } from './json-ld.tsx';

it('holds data that no text in it can end', () => {
  const data = { '@context': 'https://schema.org', name: '</script><script>alert(1)</script> & "työ" <!--' };
  const markup = renderToStaticMarkup(<JsonLd data={data} />);
  const [, json = ''] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(markup) ?? [];
  expect(JSON.parse(json)).toEqual(data);
});
