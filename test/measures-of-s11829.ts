/**
 * The measures that the project S11829 tells of in its final report, as rows of a table: parallel project, kind, name, shape, series,
 * field, funding, first and last day, seats, women, municipality, place, provider, state. The codes of the parallel projects are
 * invented, as are the days within the years of subsidies and single trainings, and the parting of 72 seats among seven courses.
 */

const headings = [
  'Hanke',
  'Toimenpiteen laji',
  'Toimenpiteen nimi',
  'Toteutustapa',
  'Sarja',
  'Ala',
  'Rahoitus',
  'Alkaa',
  'Päättyy',
  'Paikkoja',
  'Naisia suunniteltu',
  'Kunta',
  'Paikka',
  'Palveluntuottaja',
  'Vaihe',
] as const;

const parallels = {
  kemiTornio: 'S11901',
  letka: 'S11902',
  workPlaces: 'S11903',
  vayla: 'S11904',
  kompassi: 'S11905',
} as const;

type Row = readonly (string | number | null)[];

const trainings: readonly Row[] = [
  row(
    parallels.kemiTornio,
    'labour-training-part-qualification',
    'Sosiaali- ja terveysalan osatutkinto maahanmuuttajille',
    {
      days: ['6.2.2012', '26.6.2012'],
      seats: 12,
      field: '09',
      provider: 'Ammattiopisto Lappia',
    },
  ),
  row(parallels.letka, 'labour-training-vocational', 'Lähihoitajakoulutus', {
    days: ['15.2.2010', '31.1.2012'],
    seats: 12,
    women: 0,
    field: '09',
    municipality: 'Rovaniemi',
    provider: 'Lapin ammattiopisto',
  }),
  row(parallels.letka, 'labour-training-preparatory', 'Kaivosalan valmentava koulutus', {
    days: ['9.11.2012', '18.1.2013'],
    seats: 11,
    women: 11,
    field: '07',
    municipality: 'Kolari',
    provider: 'Ammattiopisto Lappia',
  }),
  row(parallels.workPlaces, 'coaching-job-search', 'Työpajaklubi Ivalo', {
    days: ['28.11.2011', '10.1.2013'],
    seats: 22,
    municipality: 'Inari',
    site: 'Ivalo',
    provider: 'Tmi Aira Peiponen',
  }),
  row(parallels.workPlaces, 'coaching-job-search', 'Työpajaklubi Sodankylä', {
    days: ['30.10.2011', '28.2.2013'],
    seats: 42,
    municipality: 'Sodankylä',
    provider: 'Seita-säätiö',
  }),
  row(parallels.workPlaces, 'toppis', 'Hoiva-avustaja', {
    days: ['13.2.2012', '21.1.2013'],
    seats: 9,
    field: '09',
    municipality: 'Inari',
    site: 'Ivalo',
    provider: 'SAAK',
  }),
  ...askari(),
  ...Array.from({ length: 10 }, (_, index) =>
    row(parallels.kompassi, 'labour-training-vocational', `Yksilöllinen koulutus ${index + 1}`, {
      shape: 'individual',
      days: ['1.1.2012', '28.2.2013'],
      seats: 1,
      provider: index < 6 ? 'Lapin ammattiopisto' : 'Lapin matkailuopisto',
    }),
  ),
];

const subsidies: readonly Row[] = [
  row(parallels.workPlaces, 'wage-subsidy', 'Palkkatuki', { days: ['1.1.2012', '28.2.2013'], seats: 42 }),
  row(parallels.kompassi, 'wage-subsidy', 'Palkkatuki', { days: ['1.1.2012', '28.2.2013'], seats: 23 }),
];

/** Seven courses after one another, 72 clients in all. */
function askari(): Row[] {
  const courses: [first: string, last: string, seats: number][] = [
    ['22.11.2010', '18.3.2011', 10],
    ['21.3.2011', '17.6.2011', 10],
    ['29.8.2011', '16.12.2011', 10],
    ['16.1.2012', '11.5.2012', 10],
    ['20.8.2012', '14.12.2012', 10],
    ['3.9.2012', '21.12.2012', 11],
    ['12.11.2012', '27.2.2013', 11],
  ];
  return courses.map(([first, last, seats], index) =>
    row(parallels.vayla, 'labour-training-preparatory', `Askari ${index + 1}`, {
      series: 'Askari',
      days: [first, last],
      seats,
    }),
  );
}

interface Told {
  readonly shape?: string;
  readonly series?: string;
  readonly field?: string;
  readonly days: readonly [first: string, last: string];
  readonly seats: number;
  readonly women?: number;
  readonly municipality?: string;
  readonly site?: string;
  readonly provider?: string;
}

function row(project: string, kind: string, name: string, told: Told): Row {
  const { shape = null, series = null, field = null, women = null, municipality = null, site = null } = told;
  const [first, last] = told.days;
  const place = [municipality, site, told.provider ?? null];
  return [project, kind, name, shape, series, field, 'esf', first, last, told.seats, women, ...place, 'closed'];
}

/** The measures of S11829: 190 seats in trainings, 65 in wage subsidies. */
export const measuresOfS11829 = {
  headings,
  rows: [...trainings, ...subsidies],
  projects: Object.values(parallels),
  seats: { trainings: 190, subsidies: 65 },
} as const;
