import { describe, expect, it } from 'vitest';
import { contractTotal } from './contract-form.model.ts';
import { contractStateOf } from './purchase-list.model.ts';
import { asksTooEarly, stageOf, whyNotDecided } from './tender.model.ts';

const open = { kind: 'open', invitees: [] };

import { totalApart } from './tender-form.model.ts';

describe('a tender', () => {
  it('is compared once its deadline is over', () => {
    const open = { state: 'open' as const, deadlineAt: new Date('2026-03-31T13:00:00Z') };
    expect(stageOf(open, new Date('2026-03-31T12:59:59Z'))).toBe('open');
    expect(stageOf(open, new Date('2026-03-31T13:00:00Z'))).toBe('comparing');
    expect(stageOf({ ...open, state: 'cancelled' }, new Date('2026-04-01T00:00:00Z'))).toBe('cancelled');
  });

  it('says what it lacks before offers are asked for', () => {
    const price = { weightPercent: 60, isPrice: true };
    const quality = { weightPercent: 40, isPrice: false };
    expect(asksTooEarly({ ...open, lots: [], criteria: [] })).toEqual(['no-lot', 'no-criterion']);
    expect(asksTooEarly({ ...open, lots: [1], criteria: [quality] })).toEqual(['no-price', 'weights']);
    expect(asksTooEarly({ ...open, lots: [1], criteria: [price, quality] })).toEqual([]);
    const invited = { kind: 'invited', lots: [1], criteria: [price, quality] };
    expect(asksTooEarly({ ...invited, invitees: [] })).toEqual(['no-invitee']);
    expect(asksTooEarly({ ...invited, invitees: [1] })).toEqual([]);
  });

  it('is decided for the best without a reason, otherwise with one', () => {
    const compared = { isCompared: true, isTied: false, reason: '' };
    expect(whyNotDecided({ ...compared, accepted: 1 })).toBeUndefined();
    expect(whyNotDecided({ ...compared, isTied: true, accepted: 1 })).toBe('procurement.refused.reason-missing');
    expect(whyNotDecided({ ...compared, accepted: 2 })).toBe('procurement.refused.reason-missing');
    expect(whyNotDecided({ ...compared, accepted: undefined })).toBe('procurement.refused.reason-missing');
    expect(
      whyNotDecided({ isCompared: false, accepted: undefined, isTied: false, reason: 'Liian kallis' }),
    ).toBeUndefined();
    expect(whyNotDecided({ isCompared: false, accepted: 1, isTied: false, reason: 'Paras' })).toBe(
      'procurement.refused.points-missing',
    );
  });
});

describe('a contract', () => {
  it('comes to its price times its amount, to the cent', () => {
    expect(contractTotal(45_50, 600)).toBe(2_730_000);
    expect(contractTotal(33, 0.5)).toBe(17);
    expect(contractTotal(19_99, 12.25)).toBe(24_488);
  });

  it('is in force between its days once it is signed', () => {
    const contract = { signedOn: '2026-01-05', startsOn: '2026-02-01', endsOn: '2026-02-28' };
    const states = ['2026-01-31', '2026-02-28', '2026-03-01'].map((today) => contractStateOf(contract, today));
    expect(states).toEqual(['coming', 'in-force', 'over']);
    expect(contractStateOf({ ...contract, signedOn: null }, '2026-02-10')).toBe('draft');
  });
});

describe('the total of an offer', () => {
  it('is told to be apart from its price for a day times the days, but not for rounding', () => {
    expect(totalApart({ studentDayPrice: 45_00, total: 30_000_00 }, 600)).toBe(27_000_00);
    expect(totalApart({ studentDayPrice: 45_00, total: 27_000_00 }, 600)).toBeUndefined();
    expect(totalApart({ studentDayPrice: 45_33, total: 27_200_00 }, 600)).toBeUndefined();
    expect(totalApart({ studentDayPrice: null, total: 27_000_00 }, 600)).toBeUndefined();
    expect(totalApart({ studentDayPrice: 45_00, total: 27_000_00 }, null)).toBeUndefined();
  });
});
