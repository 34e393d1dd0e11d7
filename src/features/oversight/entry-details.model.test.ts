import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listQuestionFrom } from '#features/view/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { detailsInWords, subjectInWords, thingAddress } from './entry-details.model.ts';
import { entryList, questionDetails, storyAddress } from './entry-list.model.ts';

const t = textsFor('en');
const told = (act: string, details: Record<string, unknown>) =>
  detailsInWords(t, { act, details }, new Map()).map(({ name, value }) => `${name}: ${value}`);

describe('the details of an act', () => {
  it('tell the last day of a grant, which is written down as the first day after it', () => {
    expect(told('access.grant', { from: '2026-01-01', until: '2027-01-01', 'scope-id': 12 })).toEqual([
      'From: 1 January 2026',
      'Until: 31 December 2026',
    ]);
  });

  it('tell a last day as it was written where no grant ends', () => {
    expect(told('seat.take', { until: '2026-12-31' })).toEqual(['Until: 31 December 2026']);
  });

  it('tell from which stage to which a measure was moved, and since when', () => {
    expect(told('measure.move', { from: 'plan', to: 'cancelled', fromOn: '2026-12-31' })).toEqual([
      'Earlier stage: Being planned',
      'New stage: Cancelled',
      'From: 31 December 2026',
    ]);
  });

  it('tell a purchase that moved a measure as it was written before, and how many a need is for', () => {
    expect(told('measure.move', { state: 'contract', from: '2026-12-31' })).toEqual([
      'State: Contracted',
      'From: 31 December 2026',
    ]);
    expect(told('measure-need.ask', { persons: 10 })).toEqual(['Number of people: 10']);
  });

  it('tell states, kinds and funding in the words of their rooms', () => {
    expect(told('project.set-status', { status: 'running', kind: 'parallel', funding: 'national' })).toEqual([
      'State: Running',
      'Kind: parallel project',
      'Funding: National funding',
    ]);
  });

  it('tell fields by the names of their form, and money in euros', () => {
    expect(told('measure.correct', { changed: ['startsOn', 'seats', 'nobodyKnows'] })).toEqual([
      'Changed: Starts, Seats, nobodyKnows',
    ]);
    expect(told('contract.prepare', { price: 9900 })).toEqual(['Price: €99']);
  });

  it('tell the last day of a question to the audit as it was asked', () => {
    expect(told('audit.read', { until: '2026-12-31' })).toEqual(['Until: 31 December 2026']);
  });

  it('tell what is no day as it was written', () => {
    expect(told('audit.read', { from: 'yesterday', until: '2026-02-31' })).toEqual([
      'From: yesterday',
      'Until: 2026-02-31',
    ]);
    expect(told('access.grant', { until: 'later' })).toEqual(['Until: later']);
    expect(told('description.publish', { knownOn: '2026-02-31' })).toEqual(['Known from: 2026-02-31']);
    expect(told('glass.break', { closesAt: 'tomorrow' })).toEqual(['Ends: tomorrow']);
  });

  it('have words for why somebody was not let in, and for what became of a row', () => {
    expect(told('session.refuse', { reason: 'late' })).toEqual(['Cause: begun too long ago, or in another browser']);
    expect(told('sheet.record', { source: 'form', outcome: 'new' })).toEqual(['Source: form', 'Outcome: new']);
  });
});

it('a kind of table is told in words', () => {
  expect(subjectInWords(t, { kind: 'sheet-kind', id: 'invitation' }, new Map())).toBe('Kind of table: invitations');
});

describe('whatever stands in an entry', () => {
  const toldKeys = ['act', 'role', 'person', 'subject', 'from', 'until', 'knownOn', 'closesAt', 'format', 'kind'];
  const inherited = ['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty'];
  const key = fc.oneof(fc.constantFrom(...toldKeys, ...inherited), fc.string({ unit: 'binary' }));
  // Objects whose keys hide what every object can do, and days that are none.
  const value = fc.oneof(
    fc.jsonValue({ stringUnit: 'binary' }),
    fc.dictionary(fc.constantFrom(...inherited), fc.jsonValue()),
    fc.constantFrom('2027-02-30', '0000-01-01', '9999-12-31', '\ud800', 'constructor:list', 'project:\udc00'),
  );

  it('is told, and never in anything but text', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(key, value)), (act, pairs) => {
        const details = JSON.parse(JSON.stringify(Object.fromEntries(pairs)));
        for (const { name, value: said } of detailsInWords(t, { act, details }, new Map()))
          expect([typeof name, typeof said]).toEqual(['string', 'string']);
      }),
    );
  });

  it('has an address of its own or none', () => {
    fc.assert(
      fc.property(key, fc.oneof(fc.constant('list'), fc.constant('5'), fc.string({ unit: 'binary' })), (kind, id) => {
        expect(storyAddress({ kind, id })).toMatch(/^\/workspace\/audit\?subject=[\w.~!*'()%-]+$/);
        expect(thingAddress({ kind, id }) ?? '/').toMatch(/^\/[\w./~!*'()%-]*$/);
      }),
    );
  });
});

it('a question to the audit is written down without days that are none', () => {
  const details = (query: string) => questionDetails(listQuestionFrom(entryList, new URLSearchParams(query)));
  expect(details('from=2027-02-30&until=2026-12-31&person=u1')).toEqual({ until: '2026-12-31', person: 'u1' });
  expect(details('from=yesterday')).toEqual({});
});
