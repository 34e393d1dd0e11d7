import type { MeasureField } from '#features/measure/public.ts';
import type { PriceModel } from '#features/procurement/public.ts';
import { providers } from './measure-facts.ts';
import type { Municipality } from './project-facts.ts';
import type { DemoProjects } from './projects.ts';

export interface LotFact {
  readonly key: string;
  readonly name: string;
  readonly measure: string;
  readonly field: MeasureField;
  readonly town: Municipality;
  readonly places: number;
  readonly studentDays: number;
}

export interface OfferFact {
  readonly lot: string;
  readonly provider: string;
  /** Cents for a student day. */
  readonly dayPrice: number;
  /** How good it is by each criterion but the price, from 0 to 10; nothing where nobody has said so yet. */
  readonly quality?: readonly number[];
  /** Why it cannot be admitted. */
  readonly flaw?: string;
}

/** A tender; days are counted from the one of loading. */
export interface TenderFact {
  readonly project: keyof DemoProjects;
  readonly name: string;
  readonly kind: 'open' | 'invited';
  /** Who is asked for an offer, where not everybody is. */
  readonly invited?: readonly string[];
  readonly prepared: number;
  readonly asked?: number;
  readonly deadline: number;
  readonly buyers?: readonly (readonly [project: keyof DemoProjects, permille: number])[];
  readonly lots: readonly LotFact[];
  readonly criteria: readonly (readonly [kind: 'price' | 'quality', name: string, weight: number])[];
  readonly offers?: readonly OfferFact[];
  /** When it was decided, and whose offer was accepted for each lot, if anybody’s. */
  readonly decided?: {
    readonly on: number;
    readonly lots: Readonly<Record<string, { readonly provider?: string; readonly reason: string }>>;
  };
}

/** A contract, by what it is priced. */
export interface ContractFact {
  readonly key: string;
  readonly project: keyof DemoProjects;
  readonly name: string;
  readonly model: PriceModel;
  readonly priceCents: number;
  /** How many of what is priced; nothing for a lump sum. */
  readonly amount?: number;
  readonly from: number;
  readonly to: number;
  readonly prepared: number;
  readonly signed?: number;
  readonly provider: string;
  readonly measures: readonly string[];
  /** The lot that it follows from, which has its measure. */
  readonly lot?: string;
  /** Employers that pay a part of it, in whole per cent. */
  readonly employers?: readonly (readonly [name: string, percent: number])[];
  readonly more?: readonly OptionFact[];
}

/** What a contract lets its buyer have more of. */
export interface OptionFact {
  readonly kind: 'places' | 'days' | 'amount' | 'period' | 'other';
  readonly what: string;
  readonly amount?: number;
  /** The last day of a longer period. */
  readonly endsOn?: number;
  readonly useBy: number;
}

const offer = (lot: string, provider: string, dayPrice: number, ...quality: number[]): OfferFact => ({
  lot,
  provider,
  dayPrice,
  ...(quality.length > 0 && { quality }),
});

const usualCriteria = [
  ['price', 'Hinta', 50],
  ['quality', 'Toteutussuunnitelma', 30],
  ['quality', 'Kouluttajien kokemus', 20],
] as const;

export const tenderFacts: readonly TenderFact[] = [
  {
    project: 'care',
    name: 'Hoiva-avustajan osatutkinto',
    kind: 'open',
    prepared: -185,
    asked: -170,
    deadline: -140,
    lots: [lot('care-part', 'Hoiva-avustajan osatutkinto, Turku', ['09', 'Turku', 16, 1_280])],
    criteria: usualCriteria,
    offers: [
      offer('care-part', providers.taival, 4_650, 9, 8),
      offer('care-part', providers.hopeaniemi, 4_480, 7, 7.5),
      offer('care-part', providers.harjuvesi, 5_200, 8.5, 9),
    ],
    decided: {
      on: -130,
      lots: { 'care-part': { provider: providers.taival, reason: 'Kokonaistaloudellisesti edullisin.' } },
    },
  },
  {
    project: 'multicultural',
    name: 'Kotoutumiskoulutus työpaikoilla (yhteishankinta)',
    kind: 'open',
    prepared: -135,
    asked: -120,
    deadline: -95,
    buyers: [
      ['shipyard', 250],
      ['growth', 150],
    ],
    lots: [
      lot('finnish-1', 'Suomea työelämään, Turku', ['00', 'Turku', 18, 1_440]),
      lot('finnish-2', 'Suomea työelämään, Salo', ['00', 'Salo', 18, 1_440]),
    ],
    criteria: usualCriteria,
    offers: [
      offer('finnish-1', providers.kielentupa, 3_950, 9.5, 8),
      offer('finnish-1', providers.hopeaniemi, 4_100, 8, 8.5),
      offer('finnish-2', providers.kielentupa, 4_150, 9, 8),
      offer('finnish-2', providers.taival, 4_050, 7, 7),
      { ...offer('finnish-2', providers.tekevat, 3_400, 5, 5), flaw: 'Opettajien kelpoisuudesta ei ollut selvitystä.' },
    ],
    decided: {
      on: -85,
      lots: {
        'finnish-1': { provider: providers.kielentupa, reason: 'Eniten pisteitä.' },
        'finnish-2': { provider: providers.kielentupa, reason: 'Eniten pisteitä.' },
      },
    },
  },
  {
    project: 'care',
    name: 'Lähihoitajakoulutus maahan muuttaneille',
    kind: 'open',
    prepared: -20,
    asked: -9,
    deadline: 5,
    lots: [lot('care-nurse', 'Lähihoitajakoulutus, Turku', ['09', 'Turku', 18, 4_860])],
    criteria: usualCriteria,
    offers: [offer('care-nurse', providers.taival, 4_900), offer('care-nurse', providers.harjuvesi, 4_720)],
  },
  {
    project: 'shipyard',
    name: 'Meriteollisuuden valmentava koulutus',
    kind: 'invited',
    invited: [providers.pohjantie, providers.hopeaniemi, providers.strandkusten, providers.taival],
    prepared: -38,
    asked: -30,
    deadline: -3,
    lots: [lot('maritime', 'Valmentava koulutus, Naantali', ['07', 'Naantali', 15, 750])],
    criteria: usualCriteria,
    offers: [
      offer('maritime', providers.pohjantie, 4_300, 8, 8),
      offer('maritime', providers.hopeaniemi, 4_050, 7.5, 6),
      offer('maritime', providers.strandkusten, 4_620),
    ],
  },
  {
    project: 'growth',
    name: 'Pilvipalvelujen osaaja',
    kind: 'open',
    prepared: -4,
    deadline: 40,
    lots: [lot('cloud', 'Pilvipalvelujen osaaja, Turku', ['06', 'Turku', 14, 1_260])],
    criteria: [
      ['price', 'Hinta', 40],
      ['quality', 'Toteutussuunnitelma', 30],
    ],
  },
];

function lot(
  measure: string,
  name: string,
  [field, town, places, studentDays]: readonly [MeasureField, Municipality, number, number],
): LotFact {
  return { key: measure, name, measure, field, town, places, studentDays };
}

export const contractFacts: readonly ContractFact[] = [
  {
    key: 'care-part',
    project: 'care',
    name: 'Hoiva-avustajan osatutkinto',
    model: 'student-day',
    priceCents: 4_650,
    amount: 1_280,
    from: -75,
    to: 70,
    prepared: -120,
    signed: -115,
    provider: providers.taival,
    measures: ['care-part'],
    lot: 'care-part',
    more: [
      {
        kind: 'days',
        what: 'Toinen ryhmä samoin ehdoin, jos hakijoita on vähintään 14.',
        amount: 1_120,
        useBy: 28,
      },
    ],
  },
  {
    key: 'care-toppis',
    project: 'care',
    name: 'Toppis: koulutuspäivät työn ohessa',
    model: 'student-day',
    priceCents: 3_900,
    amount: 270,
    from: -115,
    to: 140,
    prepared: -155,
    signed: -145,
    provider: providers.taival,
    measures: ['care-toppis'],
  },
  {
    key: 'finnish-1',
    project: 'multicultural',
    name: 'Suomea työelämään, Turku',
    model: 'group',
    priceCents: 5_688_000,
    amount: 1,
    from: -45,
    to: 90,
    prepared: -75,
    signed: -70,
    provider: providers.kielentupa,
    measures: ['finnish-1'],
    lot: 'finnish-1',
  },
  {
    key: 'finnish-2',
    project: 'multicultural',
    name: 'Suomea työelämään, Salo',
    model: 'group',
    priceCents: 5_976_000,
    amount: 1,
    from: 45,
    to: 180,
    prepared: -4,
    provider: providers.kielentupa,
    measures: ['finnish-2'],
    lot: 'finnish-2',
  },
  {
    key: 'job-club',
    project: 'multicultural',
    name: 'Työnhakuklubin paikat',
    model: 'place',
    priceCents: 118_000,
    amount: 48,
    from: -205,
    to: 165,
    prepared: -240,
    signed: -230,
    provider: providers.kulmakivi,
    measures: ['job-club'],
    more: [{ kind: 'places', what: 'Kaksi lisäpaikkaa kuukauden varoitusajalla.', amount: 2, useBy: -20 }],
  },
  {
    key: 'assessment',
    project: 'ability',
    name: 'Työkyvyn arvioinnit',
    model: 'place',
    priceCents: 165_000,
    amount: 30,
    from: -185,
    to: 185,
    prepared: -215,
    signed: -210,
    provider: providers.vastavirta,
    measures: ['assessment'],
  },
  {
    key: 'coaching-hours',
    project: 'ability',
    name: 'Työhönvalmennuksen tunnit',
    model: 'hour',
    priceCents: 6_850,
    amount: 900,
    from: -135,
    to: 235,
    prepared: -165,
    signed: -160,
    provider: providers.kulmakivi,
    measures: ['job-coach'],
  },
  {
    key: 'career',
    project: 'everyday',
    name: 'Uravalmennuksen tunnit',
    model: 'hour',
    priceCents: 6_400,
    amount: 640,
    from: -145,
    to: 225,
    prepared: -180,
    signed: -172,
    provider: providers.kulmakivi,
    measures: ['career'],
  },
  {
    key: 'rhythm',
    project: 'everyday',
    name: 'Arki rytmiin -valmennus',
    model: 'group',
    priceCents: 1_840_000,
    amount: 1,
    from: 25,
    to: 95,
    prepared: -30,
    signed: -12,
    provider: providers.tekevat,
    measures: ['rhythm'],
  },
  {
    key: 'tray',
    project: 'growth',
    name: 'Koulutustarjotin',
    model: 'student-day',
    priceCents: 5_100,
    amount: 700,
    from: -125,
    to: 150,
    prepared: -160,
    signed: -150,
    provider: providers.hopeaniemi,
    measures: ['tray'],
  },
  {
    key: 'capacity',
    project: 'growth',
    name: 'Ammatillisen koulutuksen puitesopimus',
    model: 'student-day',
    priceCents: 4_800,
    amount: 1_500,
    from: -110,
    to: 240,
    prepared: -150,
    signed: -140,
    provider: providers.hopeaniemi,
    measures: ['capacity'],
    more: [{ kind: 'period', what: 'Voidaan jatkaa kuusi kuukautta.', endsOn: 420, useBy: 200 }],
  },
  {
    key: 'automation',
    project: 'growth',
    name: 'TäsmäKoulutus: automaatioasentajat',
    model: 'group',
    priceCents: 3_260_000,
    amount: 1,
    from: 20,
    to: 110,
    prepared: -25,
    signed: -10,
    provider: providers.pohjantie,
    measures: ['automation'],
    employers: [['Automaatiotalo Kytkin Oy', 30]],
  },
  {
    key: 'welder',
    project: 'shipyard',
    name: 'Levyseppähitsaajan koulutus',
    model: 'student-day',
    priceCents: 5_400,
    amount: 2_880,
    from: -175,
    to: 130,
    prepared: -220,
    signed: -210,
    provider: providers.harjuvesi,
    measures: ['welder'],
  },
  {
    key: 'interior',
    project: 'shipyard',
    name: 'RekryKoulutus: sisustusasentajat',
    model: 'group',
    priceCents: 4_480_000,
    amount: 1,
    from: 25,
    to: 130,
    prepared: -60,
    signed: -50,
    provider: providers.pohjantie,
    measures: ['interior'],
    employers: [
      ['Laivasisustus Merikivi Oy', 20],
      ['Hyttitehdas Aaltoharja Oy', 10],
    ],
  },
  {
    key: 'steps',
    project: 'youth',
    name: 'Seitsemän Askel-kurssia',
    model: 'lump',
    priceCents: 14_700_000,
    from: -230,
    to: 80,
    prepared: -270,
    signed: -260,
    provider: providers.tekevat,
    measures: [1, 2, 3, 4, 5, 6, 7].map((number) => `step-${number}`),
  },
  {
    key: 'youth-club',
    project: 'youth',
    name: 'Nuorten klubin paikat',
    model: 'place',
    priceCents: 96_000,
    amount: 60,
    from: -215,
    to: 125,
    prepared: -260,
    signed: -250,
    provider: providers.tekevat,
    measures: ['youth-club'],
  },
  {
    key: 'tourism',
    project: 'islands',
    name: 'Saaristomatkailun palvelut',
    model: 'student-day',
    priceCents: 4_950,
    amount: 1_120,
    from: -60,
    to: 70,
    prepared: -110,
    signed: -95,
    provider: providers.strandkusten,
    measures: ['tourism'],
  },
  {
    key: 'island-club',
    project: 'islands',
    name: 'Jobbklubben i Pargas',
    model: 'hour',
    priceCents: 6_200,
    amount: 520,
    from: -155,
    to: 140,
    prepared: -190,
    signed: -180,
    provider: providers.strandkusten,
    measures: ['island-club'],
  },
  {
    key: 'boats',
    project: 'islands',
    name: 'Båtbyggarens grunder',
    model: 'group',
    priceCents: 2_150_000,
    amount: 1,
    from: 15,
    to: 90,
    prepared: -60,
    signed: -45,
    provider: providers.strandkusten,
    measures: ['boats'],
  },
];

/** The modules on the tray of a contract, from which the package of a person is chosen. */
export const trayModules: readonly (readonly [title: string, days: number, priceCents: number])[] = [
  ['Taulukkolaskennan jatkotaidot', 4, 20_400],
  ['Verkkokaupan perusteet', 5, 25_500],
  ['Projektijohtamisen peruskurssi', 6, 30_600],
  ['Asiakaspalvelun englanti', 3, 15_300],
  ['Työturvallisuuskortti', 1, 5_100],
];

export interface CapacityFact {
  readonly field: MeasureField;
  readonly unit: 'student-day' | 'place';
  readonly amount: number;
  readonly priceCents: number;
  readonly supplier: string;
}

/** What the capacity contract holds, by field and supplier. */
export const capacityLines: readonly CapacityFact[] = [
  { field: '04', unit: 'student-day', amount: 400, priceCents: 4_800, supplier: providers.hopeaniemi },
  { field: '06', unit: 'student-day', amount: 200, priceCents: 5_600, supplier: providers.hopeaniemi },
  { field: '07', unit: 'student-day', amount: 400, priceCents: 4_700, supplier: providers.pohjantie },
  { field: '10', unit: 'place', amount: 12, priceCents: 184_000, supplier: providers.pohjantie },
];

/** Measures that are bought by a tender or a contract. */
export const boughtMeasures: ReadonlySet<string> = new Set([
  ...contractFacts.flatMap(({ measures }) => measures),
  ...tenderFacts.flatMap(({ lots }) => lots.map(({ measure }) => measure)),
]);
