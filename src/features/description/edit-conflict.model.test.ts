import { describe, expect, it } from 'vitest';
import type { FormEntries } from '#features/draft/public.ts';
import { askingForm, choiceName, conflictsIn, joinForm } from './edit-conflict.model.ts';
import { fieldTextsOf, inputName, typedOf } from './edit-form.model.ts';
import { readDescription } from './reading.model.ts';
import { formOf } from './record.model.ts';
import { sampleText } from './sample-text.ts';

const { record } = readDescription(sampleText);
const form = formOf(record);
const base = fieldTextsOf(record);

function typing(entries: FormEntries, typed: Readonly<Record<string, string>>): FormEntries {
  return entries.map(([name, value]) => [name, typed[name] ?? value]);
}

const name = inputName('name');
const mine = typing(typedOf(form, base), { [name]: 'Minun nimeni' });

describe('a form that was sent after somebody else has saved', () => {
  it('joins what the other changed elsewhere, and says which fields', () => {
    const now = { ...base, address: 'Toinen tie 2' };
    const joined = joinForm(form, base, mine, now);
    expect(joined.texts).toEqual({ ...now, name: 'Minun nimeni' });
    expect(joined).toMatchObject({ fromTheirs: ['address'], conflicts: [] });
  });

  it('asks about a field that both changed, and goes on asking until somebody chooses', () => {
    const now = { ...base, name: 'Toisen nimi' };
    const joined = joinForm(form, base, mine, now);
    expect(joined.conflicts).toMatchObject([
      { field: 'name', base: 'Pohjoinen polku', mine: 'Minun nimeni', theirs: 'Toisen nimi' },
    ]);
    const asking = askingForm(form, joined);
    expect(conflictsIn(form, now, asking)).toEqual(joined.conflicts);
    expect(joinForm(form, now, asking, now).conflicts).toEqual(joined.conflicts);
  });

  it.each([
    ['theirs', 'Toisen nimi'],
    ['mine', 'Minun nimeni'],
  ])('takes the one that was chosen: %s', (choice, expected) => {
    const now = { ...base, name: 'Toisen nimi' };
    const asking = askingForm(form, joinForm(form, base, mine, now));
    const joined = joinForm(form, now, [...asking, [choiceName('name'), choice]], now);
    expect(joined.conflicts).toEqual([]);
    expect(joined.texts.name).toBe(expected);
  });

  it('takes what was written anew', () => {
    const now = { ...base, name: 'Toisen nimi' };
    const asking = askingForm(form, joinForm(form, base, mine, now));
    const anew = typing([...asking, [choiceName('name'), 'mine']], { [name]: 'Yhteinen nimi' });
    expect(joinForm(form, now, anew, now).texts.name).toBe('Yhteinen nimi');
  });

  it('asks again when a third has saved the same field meanwhile', () => {
    const now = { ...base, name: 'Toisen nimi' };
    const asking = askingForm(form, joinForm(form, base, mine, now));
    const third = { ...now, name: 'Kolmannen nimi' };
    const joined = joinForm(form, now, [...asking, [choiceName('name'), 'mine']], third);
    expect(joined.conflicts).toMatchObject([{ field: 'name', theirs: 'Kolmannen nimi', mine: 'Minun nimeni' }]);
  });
});
