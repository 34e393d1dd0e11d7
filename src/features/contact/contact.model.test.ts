import { describe, expect, it } from 'vitest';
import { isAway, stageOf, telephoneLink } from './contact.model.ts';
import { type ContactRow, findingsOf } from './contact-form.model.ts';

const row: ContactRow = {
  topic: null,
  name: 'Aino Esimerkki',
  email: 'aino@esimerkki.fi',
  phone: null,
  employer: null,
  startsOn: '2026-01-01',
  endsOn: null,
  awayFromOn: null,
  awayUntilOn: null,
  deputyName: null,
  deputyEmail: null,
  deputyPhone: null,
};

const faults = (changed: Partial<ContactRow>) => findingsOf({ ...row, ...changed }).map(({ key }) => key);

describe('a contact person', () => {
  it('answers from the first day to the last', () => {
    const days = { startsOn: '2026-03-01', endsOn: '2026-03-31' };
    const stages = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => stageOf(days, day));
    expect(stages).toEqual(['coming', 'now', 'now', 'past']);
    expect(stageOf({ ...days, endsOn: null }, '2030-01-01')).toBe('now');
  });

  it('is away on the days that are told, the last included', () => {
    const away = { awayFromOn: '2026-07-01', awayUntilOn: '2026-07-31' };
    expect(['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'].map((day) => isAway(away, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isAway({ awayFromOn: null, awayUntilOn: null }, '2026-07-01')).toBe(false);
  });

  it('is called by the digits of the number', () => {
    expect(telephoneLink('+358 40 123-4567')).toBe('tel:+358401234567');
    expect(telephoneLink('(08) 123 456')).toBe('tel:08123456');
  });
});

describe('the form of a contact person', () => {
  it('takes one who can be reached', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ email: null, phone: '040 123 4567' })).toEqual([]);
  });

  it.each<[string, Partial<ContactRow>]>([
    ['contact.fault.unreachable', { email: null }],
    ['contact.fault.phone', { phone: 'soita vaihteeseen' }],
    ['contact.fault.phone', { deputyName: 'Otso', deputyPhone: '12' }],
    ['contact.fault.ends-early', { endsOn: '2025-12-31' }],
    ['contact.fault.away-half', { awayFromOn: '2026-07-01', deputyName: 'Otso', deputyPhone: '040 765 4321' }],
    [
      'contact.fault.away-ends-early',
      { awayFromOn: '2026-07-02', awayUntilOn: '2026-07-01', deputyName: 'Otso', deputyPhone: '040 765 4321' },
    ],
    ['contact.fault.deputy-unnamed', { deputyPhone: '040 765 4321' }],
    ['contact.fault.deputy-unreachable', { deputyName: 'Otso Esimerkki' }],
    ['contact.fault.deputy-same', { deputyName: 'Aino Esimerkki', deputyEmail: 'Aino@esimerkki.fi' }],
  ])('says %s of %j', (key, changed) => {
    expect(faults(changed)).toEqual([key]);
  });

  it('only warns of an absence without a deputy', () => {
    const [finding, ...others] = findingsOf({ ...row, awayFromOn: '2026-07-01', awayUntilOn: '2026-07-31' });
    expect([finding?.key, finding?.isWarning, others]).toEqual(['contact.fault.no-deputy', true, []]);
  });
});
