import { describe, expect, it } from 'vitest';
import { controlNames, controlOf, entriesFrom, sentValue, typedIn } from './form-entries.model.ts';

describe('a form that was sent', () => {
  it('is its texts in their order, with one kind of line end, without files', () => {
    const sent = new FormData();
    sent.append('text', 'a\r\nb\rc\nd');
    sent.append('file', new File(['x'], 'x.txt'));
    sent.append('text', '2');
    const entries = entriesFrom(sent);
    expect(entries.map(([name]) => name)).toEqual(['text', 'text']);
    expect(entries[0]?.[1].replaceAll('\n', '|')).toBe('a|b|c|d');
    expect(sentValue(entries, 'text')).toBe('2');
    expect(sentValue(entries, 'missing')).toBe('');
  });

  it('says by hidden fields what it was opened with; a revision that is none is left out', () => {
    expect(controlOf([[controlNames.revision, '12']]).revision).toBe(12);
    for (const none of ['', '-1', '1.5', 'x', '99999999999']) {
      expect(controlOf([[controlNames.revision, none]]).revision).toBeUndefined();
    }
  });

  it('keeps as typed what holds longer than one opening: the fields and their base', () => {
    const entries = Object.values(controlNames).map((name) => [name, 'x'] as const);
    expect(typedIn([...entries, ['name', 'Polku']])).toEqual([
      [controlNames.base, 'x'],
      ['name', 'Polku'],
    ]);
  });
});
