import { expect, it } from 'vitest';
import { correctionsOf, type OfferChange, type OfferFacts } from './offer-change.model.ts';

const facts: OfferFacts = {
  lotId: 1,
  providerName: 'Esimerkki Oy',
  studentDayPriceCents: null,
  totalCents: 100,
  receivedOn: '2026-03-01',
  receivedTime: '12:00',
  isAdmissible: true,
  note: null,
};
const change = (id: number, offerId: number, said: Partial<OfferFacts>): OfferChange => ({
  ...facts,
  ...said,
  id,
  offerId,
  reason: 'Luettu väärin',
  changedAt: new Date('2026-03-05T10:00:00Z'),
});

it('sets what an offer said beside what it says from the correction on', () => {
  const changes = [change(1, 7, {}), change(2, 8, {}), change(3, 7, { totalCents: 90 })];
  const offers = [
    { ...facts, id: 7, totalCents: 90, receivedTime: '12:30' },
    { ...facts, id: 8, providerName: 'Toinen Oy', isAdmissible: false, note: 'Liite puuttuu' },
  ];
  expect(correctionsOf(changes, offers).map(({ is, changed }) => [is.totalCents, changed])).toEqual([
    [90, ['totalCents']],
    [100, ['providerName', 'isAdmissible', 'note']],
    [90, ['received']],
  ]);
});

it('leaves out what belongs to an offer that one does not see', () => {
  expect(correctionsOf([change(1, 7, {})], [])).toEqual([]);
});
