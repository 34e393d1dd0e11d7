import { describe, expect, it } from 'vitest';
import { findingsOf, type MeasureRow } from './measure-form.model.ts';

const row = (changes: Partial<MeasureRow> = {}): MeasureRow => ({
  kind: 'labour-training-vocational',
  name: 'Hitsaajakoulutus',
  shape: 'group',
  series: null,
  field: '07',
  funding: 'esf',
  plannedCents: null,
  targetGroup: null,
  startsOn: '2026-04-01',
  endsOn: '2026-06-30',
  seats: 12,
  womenPlanned: 6,
  municipality: 'Kemi',
  site: null,
  provider: null,
  isOpen: 'no',
  tellsFree: null,
  applyText: null,
  applyUrl: null,
  applyUntil: null,
  credits: null,
  creditUnit: null,
  ...changes,
});

const faults = (changes: Partial<MeasureRow>) => findingsOf(row(changes)).map(({ key, column }) => `${column}: ${key}`);

describe('a measure that is filled in', () => {
  it('is good with a kind, a name and who pays', () => {
    expect(findingsOf(row())).toEqual([]);
    const nothing = { shape: null, startsOn: null, endsOn: null, seats: null, womenPlanned: null, isOpen: null };
    expect(faults(nothing)).toEqual([]);
  });

  it('has its days in order', () => {
    expect(faults({ startsOn: null })).toEqual(['startsOn: measure.fault.no-start']);
    expect(faults({ endsOn: '2026-03-31' })).toEqual(['endsOn: measure.fault.ends-early']);
    expect(faults({ endsOn: '2026-04-01' })).toEqual([]);
  });

  it('has seats enough for the women planned, and one for one person', () => {
    expect(faults({ womenPlanned: 13 })).toEqual(['womenPlanned: measure.fault.women']);
    expect(faults({ seats: null })).toEqual(['seats: measure.fault.no-seats']);
    expect(faults({ shape: 'individual', womenPlanned: null })).toEqual(['seats: measure.fault.one-person']);
    expect(faults({ shape: 'individual', seats: null, womenPlanned: 1 })).toEqual([]);
  });

  it('says how to apply where it is open, and is not open where it is sensitive', () => {
    expect(faults({ isOpen: 'yes' })).toEqual(['applyText: measure.fault.how-to-apply']);
    expect(faults({ isOpen: 'yes', applyUrl: 'https://haku.example/1' })).toEqual([]);
    expect(faults({ applyUrl: 'haku.example' })).toEqual(['applyUrl: measure.fault.apply-url']);
    expect(faults({ applyUntil: '2026-07-01' })).toEqual(['applyUntil: measure.fault.apply-late']);
    expect(faults({ kind: 'special-service', isOpen: 'yes', applyText: 'Soita' })).toEqual([
      'isOpen: measure.fault.sensitive-open',
    ]);
  });
});
