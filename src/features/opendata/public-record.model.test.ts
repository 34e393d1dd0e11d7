import { describe, expect, it } from 'vitest';
import { publicRecord } from './public-record.model.ts';

const record = {
  form: 'esr-2007',
  fields: {
    code: 'S10001',
    contactName: 'Aino Halavaara',
    contactPhone: '040 000 0000',
    contactEmail: 'aino.halavaara(at)esimerkki.fi',
    organisationPhone: '013 000 000',
    summary: 'Kysy: aino.halavaara@esimerkki.fi tai hanke (at) esimerkki.fi.',
    partners: [{ name: 'Toinen ry', note: 'toinen[at]esimerkki.fi' }],
  },
  layout: [{ block: 'contactName', raw: 'Nimi: Aino Halavaara' }, { raw: 'Lisätietoja antaa Aino' }],
};

describe('a description as open data', () => {
  const shown = publicRecord('S10001', 7, record);

  it('has no contact person, telephone or unrecognised text', () => {
    expect(Object.keys(shown)).toEqual(['code', 'version', 'form', 'is_truncated', 'fields']);
    expect(Object.keys(shown.fields)).toEqual(['code', 'summary', 'partners']);
  });

  it('has no e-mail address in its texts', () => {
    expect(shown.fields.summary).toBe('Kysy: […] tai […].');
    expect(shown.fields.partners).toEqual([{ name: 'Toinen ry', note: '[…]' }]);
  });
});
