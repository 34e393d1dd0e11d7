import { expect, it } from 'vitest';
import { departsInPrice, departsInProvider } from './offer-departure.model.ts';

const offer = { providerUnitId: 7, providerName: 'Esimerkki Oy', studentDayPriceCents: 45_00, totalCents: 27_000_00 };

it('compares the sum, and the price for a day where both have one', () => {
  const price = (unitPriceCents: number, amount: number | null, priceModel: 'student-day' | 'lump' = 'student-day') =>
    departsInPrice(offer, { priceModel, unitPriceCents, amount });
  expect(price(45_00, 600)).toBe(false);
  expect(price(27_000_00, null, 'lump')).toBe(false);
  expect(price(27_000_01, null, 'lump')).toBe(true);
  expect(price(90_00, 300)).toBe(true);
  expect(price(45_00, 601)).toBe(true);
});

it('knows a provider by its number, and one that nobody knew by its name', () => {
  expect(departsInProvider(offer, { id: 7, name: 'Toinen nimi' })).toBe(false);
  expect(departsInProvider(offer, { id: 8, name: 'Esimerkki Oy' })).toBe(true);
  const unknown = { ...offer, providerUnitId: null };
  expect(departsInProvider(unknown, { id: 8, name: 'ESIMERKKI OY ' })).toBe(false);
  expect(departsInProvider(unknown, { id: 8, name: 'Toinen' })).toBe(true);
});
