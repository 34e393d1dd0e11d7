import type {
  CreditUnit,
  Funding,
  MeasureField,
  MeasureKind,
  MeasureShape,
  MeasureState,
} from '#features/measure/public.ts';
import type { Municipality } from './project-facts.ts';
import type { DemoProjects } from './projects.ts';

/** Who is on the seats of a measure, and who would like to be. */
export interface PeopleFact {
  /** Those who have or had a seat. */
  readonly women: number;
  readonly men: number;
  readonly waiting?: number;
  readonly offered?: number;
  readonly declined?: number;
  /** Of those with a seat, how many left before the end. */
  readonly left?: number;
  /** In a measure without a common beginning: for how many days one stays. */
  readonly stay?: number;
  /** Of those with a seat, how many came from another measure of the project, which is told before. */
  readonly cameFrom?: { readonly measure: string; readonly count: number };
}

/** A measure of the demo; days are counted from the one of loading. */
export interface MeasureFact {
  readonly key: string;
  readonly project: keyof DemoProjects;
  readonly kind: MeasureKind;
  readonly name: string;
  /** In which state it is today. */
  readonly state: MeasureState;
  readonly shape?: MeasureShape;
  readonly from: number;
  readonly to: number;
  readonly seats?: number;
  readonly women?: number;
  /** What it is planned to cost the project, in euros. */
  readonly planned?: number;
  readonly town?: Municipality;
  readonly site?: string;
  readonly provider?: string;
  readonly field?: MeasureField;
  readonly funding?: Funding;
  readonly forWhom?: string;
  readonly series?: string;
  /** Anybody may apply, until so many days from now. */
  readonly open?: { readonly how: string; readonly until: number };
  readonly people?: PeopleFact;
  /** What whoever finishes is credited with. */
  readonly credits?: readonly [number, CreditUnit];
  /** Of a training for the network's own staff: whose people take part. */
  readonly staff?: readonly {
    readonly organisation: string;
    readonly persons: number;
    readonly women: number;
    readonly finished?: number;
    readonly finishedWomen?: number;
  }[];
}

/** The organisations of the demo that run measures; the invented provider works at the Swedish-speaking one. */
export const providers = {
  taival: 'Ammattiopisto Taival',
  hopeaniemi: 'Hopeaniemen aikuisopisto',
  harjuvesi: 'Harjuveden koulutuskuntayhtymä',
  pohjantie: 'Pohjantien ammattiopisto',
  kulmakivi: 'Valmennuspalvelu Kulmakivi Oy',
  tekevat: 'Tekevät kädet -työvalmennussäätiö',
  vastavirta: 'Vastavirran kuntoutussäätiö',
  kielentupa: 'Monen Kielen Tupa ry',
  kierros: 'Kierrätyskeskus Toinen Kierros ry',
  strandkusten: 'Strandkustens yrkesinstitut',
} as const;

const careMeasures: readonly MeasureFact[] = [
  {
    key: 'care-part',
    project: 'care',
    kind: 'labour-training-part-qualification',
    name: 'Hoiva-avustajan osatutkinto',
    state: 'running',
    from: -70,
    to: 62,
    seats: 16,
    women: 12,
    town: 'Turku',
    site: 'Opistokuja 4',
    provider: providers.taival,
    field: '09',
    forWhom: 'Hoiva-alalle hakeutuvat ilman alan koulutusta',
    people: { women: 13, men: 2, left: 1, declined: 1 },
  },
  {
    key: 'care-nurse',
    project: 'care',
    kind: 'labour-training-vocational',
    name: 'Lähihoitajakoulutus maahan muuttaneille',
    state: 'tender',
    from: 75,
    to: 470,
    planned: 196_000,
    seats: 18,
    women: 15,
    town: 'Turku',
    field: '09',
    people: { women: 0, men: 0, waiting: 6 },
  },
  {
    key: 'care-toppis',
    project: 'care',
    kind: 'toppis',
    name: 'Toppis: hoiva-avustajaksi työn ohessa',
    state: 'running',
    from: -110,
    to: 130,
    seats: 9,
    women: 8,
    town: 'Kaarina',
    provider: providers.taival,
    field: '09',
    people: { women: 6, men: 2 },
  },
  {
    key: 'care-wage',
    project: 'care',
    kind: 'wage-subsidy',
    name: 'Palkkatukityö hoivakodeissa',
    state: 'running',
    from: -150,
    to: 210,
    planned: 96_000,
    seats: 12,
    women: 10,
    town: 'Turku',
    people: { women: 6, men: 1, waiting: 2, stay: 180 },
  },
];

const multiculturalMeasures: readonly MeasureFact[] = [
  {
    key: 'finnish-1',
    project: 'multicultural',
    kind: 'integration-training',
    name: 'Suomea työelämään, ryhmä 1',
    state: 'running',
    from: -40,
    to: 85,
    seats: 18,
    women: 10,
    town: 'Turku',
    site: 'Kielikuja 2',
    provider: providers.kielentupa,
    field: '00',
    forWhom: 'Kotoutumisajan lopussa olevat',
    people: { women: 7, men: 10, left: 1 },
  },
  {
    key: 'finnish-2',
    project: 'multicultural',
    kind: 'integration-training',
    name: 'Suomea työelämään, ryhmä 2',
    state: 'tender',
    from: 50,
    to: 175,
    planned: 52_000,
    seats: 18,
    women: 10,
    town: 'Salo',
    field: '00',
    people: { women: 0, men: 0, waiting: 9 },
  },
  {
    key: 'job-club',
    project: 'multicultural',
    kind: 'coaching-job-search',
    name: 'Työnhakuklubi Turku',
    state: 'running',
    from: -200,
    to: 160,
    planned: 150_000,
    seats: 8,
    women: 4,
    town: 'Turku',
    site: 'Satamakatu 12',
    provider: providers.kulmakivi,
    people: { women: 9, men: 13, waiting: 5, offered: 1, left: 2, stay: 60 },
  },
  {
    key: 'building',
    project: 'multicultural',
    kind: 'labour-training-preparatory',
    name: 'Rakennusalan valmentava koulutus',
    state: 'judged',
    from: -240,
    to: -150,
    seats: 12,
    women: 4,
    town: 'Raisio',
    provider: providers.hopeaniemi,
    field: '07',
    people: { women: 1, men: 11, left: 2 },
  },
];

const abilityMeasures: readonly MeasureFact[] = [
  {
    key: 'assessment',
    project: 'ability',
    kind: 'special-service',
    name: 'Työkyvyn arviointi',
    state: 'running',
    shape: 'non-stop',
    from: -180,
    to: 180,
    seats: 3,
    town: 'Turku',
    provider: providers.vastavirta,
    funding: 'national',
    people: { women: 5, men: 6, waiting: 1, stay: 30 },
  },
  {
    key: 'workshop',
    project: 'ability',
    kind: 'rehabilitative-work',
    name: 'Puupaja Loimaalla',
    state: 'running',
    from: -160,
    to: 200,
    seats: 8,
    women: 3,
    town: 'Loimaa',
    provider: providers.tekevat,
    funding: 'national',
    people: { women: 2, men: 6, stay: 150 },
  },
  {
    key: 'try-out',
    project: 'ability',
    kind: 'work-try-out',
    name: 'Työkokeilupaikat yrityksissä',
    state: 'running',
    from: -90,
    to: 150,
    seats: 10,
    women: 5,
    town: 'Turku',
    funding: 'national',
    people: { women: 4, men: 3, stay: 60 },
  },
  {
    key: 'job-coach',
    project: 'ability',
    kind: 'coaching-on-the-job',
    name: 'Työhönvalmentaja rinnalla',
    state: 'running',
    from: -130,
    to: 230,
    seats: 12,
    women: 6,
    town: 'Turku',
    provider: providers.kulmakivi,
    people: { women: 7, men: 5, stay: 160, cameFrom: { measure: 'assessment', count: 4 } },
  },
];

const everydayMeasures: readonly MeasureFact[] = [
  {
    key: 'career',
    project: 'everyday',
    kind: 'coaching-career',
    name: 'Uravalmennus',
    state: 'running',
    from: -140,
    to: 220,
    seats: 10,
    women: 6,
    town: 'Salo',
    site: 'Turuntie 18',
    provider: providers.kulmakivi,
    people: { women: 9, men: 4, waiting: 3, stay: 75 },
  },
  {
    key: 'rhythm',
    project: 'everyday',
    kind: 'labour-training-preparatory',
    name: 'Arki rytmiin -valmennus',
    state: 'contract',
    from: 30,
    to: 90,
    planned: 30_000,
    seats: 10,
    women: 6,
    town: 'Kaarina',
    provider: providers.tekevat,
    field: '00',
    people: { women: 0, men: 0, waiting: 4 },
  },
];

const growthMeasures: readonly MeasureFact[] = [
  {
    key: 'tray',
    project: 'growth',
    kind: 'labour-training-further',
    name: 'Täydennä osaamistasi: koulutustarjotin',
    state: 'running',
    shape: 'non-stop',
    from: -120,
    to: 140,
    seats: 14,
    women: 6,
    town: 'Turku',
    provider: providers.hopeaniemi,
    field: '04',
    people: { women: 5, men: 6, stay: 110 },
  },
  {
    key: 'capacity',
    project: 'growth',
    kind: 'labour-training-vocational',
    name: 'Puitesopimuksen koulutuspaikat',
    state: 'running',
    shape: 'non-stop',
    from: -100,
    to: 200,
    seats: 20,
    women: 8,
    town: 'Salo',
    people: { women: 6, men: 8, waiting: 2, stay: 95 },
  },
  {
    key: 'cloud',
    project: 'growth',
    kind: 'labour-training-further',
    name: 'Pilvipalvelujen osaaja',
    state: 'plan',
    from: 95,
    to: 230,
    planned: 38_500,
    seats: 14,
    women: 7,
    town: 'Turku',
    field: '06',
  },
  {
    key: 'automation',
    project: 'growth',
    kind: 'joint-purchase-precise',
    name: 'TäsmäKoulutus: automaatioasentajat',
    state: 'contract',
    from: 25,
    to: 100,
    seats: 9,
    women: 2,
    town: 'Uusikaupunki',
    provider: providers.pohjantie,
    field: '07',
  },
  {
    key: 'forklift',
    project: 'growth',
    kind: 'labour-training-further',
    name: 'Trukinkuljettajan pätevyys',
    state: 'closed',
    shape: 'individual',
    from: -60,
    to: -48,
    town: 'Uusikaupunki',
    provider: providers.pohjantie,
    field: '10',
    people: { women: 1, men: 0 },
  },
];

const shipyardMeasures: readonly MeasureFact[] = [
  {
    key: 'welder',
    project: 'shipyard',
    kind: 'labour-training-vocational',
    name: 'Levyseppähitsaaja',
    state: 'running',
    from: -170,
    to: 120,
    planned: 150_000,
    seats: 16,
    women: 4,
    town: 'Turku',
    site: 'Telakkatie 1',
    provider: providers.harjuvesi,
    field: '07',
    people: { women: 1, men: 14, left: 2, declined: 1 },
  },
  {
    key: 'interior',
    project: 'shipyard',
    kind: 'joint-purchase-recruit',
    name: 'RekryKoulutus: laivojen sisustusasentajat',
    state: 'intake',
    from: 32,
    to: 122,
    seats: 14,
    women: 5,
    town: 'Turku',
    site: 'Telakkatie 1',
    provider: providers.pohjantie,
    field: '07',
    open: { how: 'Hae Työmarkkinatorilla tai soita koulutuspäällikölle, 020 000 3311.', until: 14 },
    people: { women: 1, men: 4, waiting: 7, offered: 3 },
  },
  {
    key: 'change',
    project: 'shipyard',
    kind: 'joint-purchase-change',
    name: 'MuutosKoulutus: konepajalta uuteen ammattiin',
    state: 'judged',
    from: -270,
    to: -170,
    seats: 20,
    women: 6,
    town: 'Uusikaupunki',
    provider: providers.hopeaniemi,
    field: '07',
    people: { women: 4, men: 13 },
  },
  {
    key: 'maritime',
    project: 'shipyard',
    kind: 'labour-training-preparatory',
    name: 'Meriteollisuuden valmentava koulutus',
    state: 'tender',
    from: 60,
    to: 130,
    planned: 64_000,
    seats: 15,
    women: 5,
    town: 'Naantali',
    field: '07',
    people: { women: 0, men: 0, waiting: 5 },
  },
];

const stepPeople: readonly PeopleFact[] = [
  { women: 5, men: 5, left: 1 },
  { women: 4, men: 6 },
  { women: 6, men: 4, left: 2 },
  { women: 3, men: 6 },
  { women: 4, men: 5 },
  { women: 4, men: 5 },
  { women: 2, men: 2, waiting: 3, offered: 2 },
];

/** Seven courses under one brand, one about every six weeks. */
const steps = stepPeople.map((people, place): MeasureFact => {
  const from = -222 + place * 42;
  const states = ['judged', 'judged', 'judged', 'closed', 'closed', 'running', 'intake'] as const;
  return {
    key: `step-${place + 1}`,
    project: 'youth',
    kind: 'labour-training-preparatory',
    name: `Askel ${place + 1}`,
    series: 'Askel',
    state: states[place] ?? 'intake',
    from,
    to: from + 34,
    seats: 10,
    women: 5,
    town: place % 2 === 0 ? 'Salo' : 'Loimaa',
    provider: providers.tekevat,
    field: '00',
    people,
  };
});

const youthMeasures: readonly MeasureFact[] = [
  ...steps,
  {
    key: 'youth-club',
    project: 'youth',
    kind: 'coaching-job-search',
    name: 'Nuorten klubi Salossa',
    state: 'running',
    from: -210,
    to: 120,
    seats: 12,
    women: 6,
    town: 'Salo',
    site: 'Asemakatu 5',
    provider: providers.tekevat,
    people: { women: 12, men: 14, waiting: 2, offered: 1, left: 3, stay: 80 },
  },
  {
    key: 'youth-wage',
    project: 'youth',
    kind: 'wage-subsidy',
    name: 'Palkkatukityö kurssin jälkeen',
    state: 'running',
    from: -170,
    to: 150,
    planned: 120_000,
    seats: 8,
    women: 4,
    town: 'Salo',
    people: { women: 4, men: 3, stay: 140, cameFrom: { measure: 'step-1', count: 4 } },
  },
];

const islandMeasures: readonly MeasureFact[] = [
  {
    key: 'tourism',
    project: 'islands',
    kind: 'labour-training-vocational',
    name: 'Turismtjänster i skärgården – saaristomatkailun palvelut',
    state: 'running',
    from: -55,
    to: 65,
    planned: 72_000,
    seats: 14,
    women: 8,
    town: 'Parainen',
    site: 'Strandvägen 7',
    provider: providers.strandkusten,
    field: '10',
    people: { women: 8, men: 3, declined: 1 },
  },
  {
    key: 'island-club',
    project: 'islands',
    kind: 'coaching-job-search',
    name: 'Jobbklubben i Pargas',
    state: 'running',
    from: -150,
    to: 130,
    seats: 8,
    women: 4,
    town: 'Parainen',
    site: 'Strandvägen 7',
    provider: providers.strandkusten,
    people: { women: 6, men: 5, waiting: 1, stay: 65 },
  },
  {
    key: 'boats',
    project: 'islands',
    kind: 'labour-training-preparatory',
    name: 'Båtbyggarens grunder – veneenrakentajan perusteet',
    state: 'intake',
    from: 21,
    to: 84,
    planned: 34_000,
    seats: 10,
    women: 4,
    town: 'Parainen',
    site: 'Varvsgränd 3',
    provider: providers.strandkusten,
    field: '07',
    open: { how: 'Ansök med fritt formulerat brev till info@strandkusten.example. Hakea voi myös suomeksi.', until: 9 },
    people: { women: 2, men: 3, waiting: 2, offered: 1 },
  },
];

const circularMeasures: readonly MeasureFact[] = [
  {
    key: 'circular-wage',
    project: 'circular',
    kind: 'wage-subsidy',
    name: 'Palkkatukityö kierrätyskeskuksissa',
    state: 'running',
    from: -180,
    to: 180,
    planned: 90_000,
    seats: 14,
    women: 6,
    town: 'Turku',
    people: { women: 4, men: 7, waiting: 1, stay: 170 },
  },
  {
    key: 'repair',
    project: 'circular',
    kind: 'labour-training-further',
    name: 'Kodinkoneiden korjaaja',
    state: 'cancelled',
    from: 10,
    to: 70,
    seats: 12,
    women: 4,
    town: 'Uusikaupunki',
    field: '07',
  },
  {
    key: 'national-welder',
    project: 'circular',
    kind: 'labour-training-vocational',
    name: 'Hitsaajan peruskoulutus (kansallinen hankinta)',
    state: 'running',
    from: -30,
    to: 90,
    seats: 12,
    women: 3,
    town: 'Turku',
    provider: providers.taival,
    field: '07',
    funding: 'national',
    open: { how: 'Hae Työmarkkinatorilla. Paikkoja vapautuu keskeytysten mukaan.', until: 20 },
    people: { women: 1, men: 8 },
  },
];

const otherMeasures: readonly MeasureFact[] = [
  {
    key: 'peers',
    project: 'coordination',
    kind: 'staff-training',
    name: 'Valmentajien vertaisoppiminen',
    state: 'running',
    from: -90,
    to: 120,
    seats: 20,
    town: 'Turku',
    provider: providers.kulmakivi,
    funding: 'national',
    credits: [5, 'op'],
    staff: [
      { organisation: providers.tekevat, persons: 6, women: 4, finished: 2, finishedWomen: 1 },
      { organisation: providers.vastavirta, persons: 4, women: 3, finished: 0, finishedWomen: 0 },
      { organisation: providers.kierros, persons: 3, women: 1 },
    ],
  },
  {
    key: 'remote-coaching',
    project: 'digital',
    kind: 'coaching-career',
    name: 'Etätyövalmennus',
    state: 'plan',
    from: 80,
    to: 300,
    seats: 10,
    women: 6,
    town: 'Loimaa',
  },
];

export const measureFacts: readonly MeasureFact[] = [
  ...careMeasures,
  ...multiculturalMeasures,
  ...abilityMeasures,
  ...everydayMeasures,
  ...growthMeasures,
  ...shipyardMeasures,
  ...youthMeasures,
  ...islandMeasures,
  ...circularMeasures,
  ...otherMeasures,
];
