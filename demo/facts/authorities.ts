/** The ELY centre of a region, as the first word of its name: `Kainuun` + ` ELY-keskus`. */
export const centreOfRegion: Readonly<Record<string, string>> = {
  '01': 'Uudenmaan',
  '02': 'Varsinais-Suomen',
  '04': 'Satakunnan',
  '05': 'Hämeen',
  '06': 'Pirkanmaan',
  '07': 'Hämeen',
  '08': 'Kaakkois-Suomen',
  '09': 'Kaakkois-Suomen',
  '10': 'Etelä-Savon',
  '11': 'Pohjois-Savon',
  '12': 'Pohjois-Karjalan',
  '13': 'Keski-Suomen',
  '14': 'Etelä-Pohjanmaan',
  '15': 'Pohjanmaan',
  '16': 'Pohjanmaan',
  '17': 'Pohjois-Pohjanmaan',
  '18': 'Kainuun',
  '19': 'Lapin',
};

/** Regions of the four programme areas of 2007–2013, with the ELY centre that granted ESF money in each. */
export const majorAreas = [
  {
    part: 'Etelä-Suomen suuralueosio',
    programme: 'Etelä-Suomi',
    funder: 'Hämeen',
    regions: ['01', '05', '07', '08', '09'],
  },
  {
    part: 'Länsi-Suomen suuralueosio',
    programme: 'Länsi-Suomi',
    funder: 'Keski-Suomen',
    regions: ['02', '04', '06', '13', '14', '15'],
  },
  { part: 'Itä-Suomen suuralueosio', programme: 'Itä-Suomi', funder: 'Etelä-Savon', regions: ['10', '11', '12', '18'] },
  {
    part: 'Pohjois-Suomen suuralueosio',
    programme: 'Pohjois-Suomi',
    funder: 'Pohjois-Pohjanmaan',
    regions: ['16', '17', '19'],
  },
] as const;

/** Regional councils, which granted EAKR money. */
export const regionalCouncils: Readonly<Record<string, string>> = {
  '01': 'Uudenmaan liitto',
  '02': 'Varsinais-Suomen liitto',
  '04': 'Satakuntaliitto',
  '05': 'Hämeen liitto',
  '06': 'Pirkanmaan liitto',
  '07': 'Päijät-Hämeen liitto',
  '08': 'Kymenlaakson liitto',
  '09': 'Etelä-Karjalan liitto',
  '10': 'Etelä-Savon maakuntaliitto',
  '11': 'Pohjois-Savon liitto',
  '12': 'Pohjois-Karjalan maakuntaliitto',
  '13': 'Keski-Suomen liitto',
  '14': 'Etelä-Pohjanmaan liitto',
  '15': 'Pohjanmaan liitto',
  '16': 'Keski-Pohjanmaan liitto',
  '17': 'Pohjois-Pohjanmaan liitto',
  '18': 'Kainuun liitto',
  '19': 'Lapin liitto',
};

/** The one legal person behind the ELY centres, printed under many names. */
export const centresBusinessId = '2296962-1';

/** Ways in which one ELY centre has been printed; `{of}` is the first word of its name. */
export const centreNamePatterns: readonly string[] = [
  '{of} elinkeino-, liikenne- ja ympäristökeskus',
  '{of} ELY-keskus',
  '{of} ELY -keskus',
  '{of} Ely-keskus',
  '{of} elinkeino-,liikenne- ja ympäristökeskus',
];

/** The development and administration centre of the ELY centres, whose name stood on forms of 2014–2020. */
export const administrationCentre =
  'Elinkeino-, liikenne- ja ympäristökeskusten sekä työ- ja elinkeinotoimistojen kehittämis- ja hallintokeskus';
