import { describe, expect, it } from 'vitest';
import type { FinishedPage } from './finished-page.ts';
import { createPageMemory } from './page-memory.ts';

const pageOf = (html: string): FinishedPage => ({ headers: {}, html: Buffer.from(html), compressed: new Map() });

describe('the memory of pages', () => {
  it('gives a page back as long as the database is as it was', () => {
    const memory = createPageMemory(1000);
    const page = pageOf('one');
    memory.keep('/fi', 'r1', page);
    expect(memory.recall('/fi', 'r1')).toBe(page);
    expect(memory.recall('/sv', 'r1')).toBeUndefined();
  });

  it('forgets a page once anything was written', () => {
    const memory = createPageMemory(1000);
    memory.keep('/fi', 'r1', pageOf('one'));
    expect(memory.recall('/fi', 'r2')).toBeUndefined();
    expect(memory.recall('/fi', 'r1')).toBeUndefined();
  });

  it('forgets a page after a minute, since it may say what day it is', () => {
    let now = 0;
    const memory = createPageMemory(1000, () => now);
    memory.keep('/fi', 'r1', pageOf('one'));
    now = 60_000;
    expect(memory.recall('/fi', 'r1')).toBeDefined();
    now = 60_001;
    expect(memory.recall('/fi', 'r1')).toBeUndefined();
  });

  it('lets the page go that was not asked for longest when it is full', () => {
    const memory = createPageMemory(10);
    memory.keep('/a', 'r', pageOf('aaaa'));
    memory.keep('/b', 'r', pageOf('bbbb'));
    memory.recall('/a', 'r');
    memory.keep('/c', 'r', pageOf('cccc'));
    expect(['/a', '/b', '/c'].map((address) => memory.recall(address, 'r') !== undefined)).toEqual([true, false, true]);
  });

  it('counts a page kept again once', () => {
    const memory = createPageMemory(10);
    for (let round = 0; round < 5; round++) memory.keep('/a', 'r', pageOf('aaaa'));
    memory.keep('/b', 'r', pageOf('bbbb'));
    expect(memory.recall('/a', 'r')).toBeDefined();
  });

  it('holds no page that is larger than all of it', () => {
    const memory = createPageMemory(3);
    memory.keep('/a', 'r', pageOf('aaaa'));
    expect(memory.recall('/a', 'r')).toBeUndefined();
  });
});
