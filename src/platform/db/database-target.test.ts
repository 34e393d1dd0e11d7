import { describe, expect, it } from 'vitest';
import { versionProblem } from './connection-failure.server.ts';
import { describeTarget, targetFromUrl } from './database-target.server.ts';

describe('DATABASE_URL', () => {
  it.each([
    ['postgres://minna:secret@db.example.fi:5433/koordi?sslkey=secret', 'postgres://minna@db.example.fi:5433/koordi'],
    ['postgresql://localhost/koordi', 'postgres://localhost/koordi'],
    ['postgres://minna:secret@/koordi?host=/run/postgresql', 'postgres://minna@localhost/koordi'],
  ])('%s is told without what is secret', (url, told) => {
    expect(describeTarget(targetFromUrl(url))).toBe(told);
  });

  it.each(['', 'koordi', 'mysql://localhost/koordi', 'postgres://u:se?cret@localhost/koordi'])(
    "'%s' is refused without being repeated",
    (url) => {
      expect(() => targetFromUrl(url)).toThrow(/^DATABASE_URL is not an address of PostgreSQL; expected [^?]*$/);
    },
  );
});

describe('the version of the server', () => {
  it('is 15 at least', () => {
    expect(versionProblem(140_012)).toBe('it is PostgreSQL 14, and Koordi needs 15 or newer');
    expect(versionProblem(150_000)).toBeUndefined();
    expect(versionProblem(180_004)).toBeUndefined();
  });
});
