import { describe, expect, it } from 'vitest';
import { type DemoWish, type ServiceFacts, settleServiceKind } from './service-mark.model.ts';

const empty: ServiceFacts = { mark: undefined, hasRealUsers: false, hasOwnFiles: false, hasDemoFiles: false };

describe('what a database is', () => {
  it.each<[string, Partial<ServiceFacts>, DemoWish, 'demo' | 'real']>([
    ['an empty one when the demo is asked for', {}, 'load', 'demo'],
    ['an empty one when the demo may fill it', {}, 'when-empty', 'demo'],
    ['an empty one when no demo is wanted', {}, 'skip', 'real'],
    ['one from before the mark with the demo programme', { hasDemoFiles: true }, 'skip', 'demo'],
    ['one with imported files', { hasOwnFiles: true, hasDemoFiles: true }, 'when-empty', 'real'],
    ['one with an account', { hasRealUsers: true }, 'when-empty', 'real'],
    ['a demo in which somebody imports', { mark: 'demo', hasOwnFiles: true }, 'load', 'demo'],
    ['a demo, whatever is wanted later', { mark: 'demo' }, 'skip', 'demo'],
    ['a real one that is still empty', { mark: 'real' }, 'when-empty', 'real'],
  ])('%s', (_title, facts, wish, kind) => {
    expect(settleServiceKind({ ...empty, ...facts }, wish)).toBe(kind);
  });

  it.each<[string, Partial<ServiceFacts>]>([
    ['a real database', { mark: 'real' }],
    ['a database with accounts', { hasRealUsers: true }],
    ['a database with imported files', { hasOwnFiles: true }],
  ])('the demo is refused by %s', (_title, facts) => {
    expect(settleServiceKind({ ...empty, ...facts }, 'load')).toEqual({
      refusal: expect.stringMatching(/^The demo cannot be loaded into this database: .*\.$/),
    });
  });
});
