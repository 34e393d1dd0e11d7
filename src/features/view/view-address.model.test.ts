import { expect, it } from 'vitest';
import { queryFrom } from './view-address.model.ts';

it.each([
  ['?state=open&sort=name%3Areversed', '?state=open&sort=name%3Areversed'],
  ['?q=ä\r\nX: 1', '?q=%C3%A4%0D%0AX%3A+1'],
  ['', ''],
  ['?', ''],
])('the query %j stands in an address as %j', (sent, query) => expect(queryFrom(sent)).toBe(query));
