/** What kind of body an implementer is; each form prints it in its own words. */
export type OrganisationKind =
  | 'polytechnic'
  | 'university'
  | 'vocational'
  | 'jointAuthority'
  | 'municipality'
  | 'association'
  | 'foundation'
  | 'company'
  | 'developmentCompany';

/** An invented implementer: names, the genitive for running text, and the name of its domain before `.example`. */
export interface InventedOrganisation {
  readonly name: string;
  readonly genitive: string;
  readonly kind: OrganisationKind;
  readonly domain: string;
  /** A name printed before a merger or a renaming; the legal person is the same. */
  readonly earlierName?: string;
  /** Units whose names are printed after the organisation's own. */
  readonly units?: readonly string[];
  readonly language?: 'sv';
}

/** Organisations that do not exist, so that nothing is said of any that does. */
export const inventedOrganisations: readonly InventedOrganisation[] = [
  {
    name: 'Lounatuulen koulutuskuntayhtymä',
    genitive: 'Lounatuulen koulutuskuntayhtymän',
    kind: 'jointAuthority',
    domain: 'lounatuuli',
    units: ['aikuiskoulutus', 'työelämäpalvelut'],
  },
  {
    name: 'Harjuveden koulutuskuntayhtymä',
    genitive: 'Harjuveden koulutuskuntayhtymän',
    kind: 'jointAuthority',
    domain: 'harjuvesi',
    earlierName: 'Harjuveden ammatillisen koulutuksen kuntayhtymä',
  },
  {
    name: 'Vaarojen seutukuntayhtymä',
    genitive: 'Vaarojen seutukuntayhtymän',
    kind: 'jointAuthority',
    domain: 'vaarat',
  },
  {
    name: 'Selkämaan hyvinvointikuntayhtymä',
    genitive: 'Selkämaan hyvinvointikuntayhtymän',
    kind: 'jointAuthority',
    domain: 'selkamaa',
    units: ['kuntoutuspalvelut'],
  },
  {
    name: 'Koivurannan perusturvakuntayhtymä',
    genitive: 'Koivurannan perusturvakuntayhtymän',
    kind: 'jointAuthority',
    domain: 'koivuranta',
  },
  {
    name: 'Kaarnasaaren ammattiopisto',
    genitive: 'Kaarnasaaren ammattiopiston',
    kind: 'vocational',
    domain: 'kaarnasaari',
  },
  { name: 'Ammattiopisto Taival', genitive: 'Ammattiopisto Taipaleen', kind: 'vocational', domain: 'taival' },
  {
    name: 'Hopeaniemen aikuisopisto',
    genitive: 'Hopeaniemen aikuisopiston',
    kind: 'vocational',
    domain: 'hopeaniemi',
    earlierName: 'Hopeaniemen aikuiskoulutuskeskus',
  },
  { name: 'Pohjantien ammattiopisto', genitive: 'Pohjantien ammattiopiston', kind: 'vocational', domain: 'pohjantie' },
  { name: 'Vetoniemen kansanopisto', genitive: 'Vetoniemen kansanopiston', kind: 'vocational', domain: 'vetoniemi' },
  {
    name: 'Ulapan ammattikorkeakoulu Oy',
    genitive: 'Ulapan ammattikorkeakoulun',
    kind: 'polytechnic',
    domain: 'ulappa-amk',
    earlierName: 'Ulapan ammattikorkeakoulu',
  },
  {
    name: 'Tunturiväylän ammattikorkeakoulu Oy',
    genitive: 'Tunturiväylän ammattikorkeakoulun',
    kind: 'polytechnic',
    domain: 'tunturivayla',
    units: ['hyvinvointialat'],
  },
  {
    name: 'Sisä-Salpausselän ammattikorkeakoulu Oy',
    genitive: 'Sisä-Salpausselän ammattikorkeakoulun',
    kind: 'polytechnic',
    domain: 'sisasalpaus',
  },
  {
    name: 'Tyrsky-ammattikorkeakoulu Oy',
    genitive: 'Tyrsky-ammattikorkeakoulun',
    kind: 'polytechnic',
    domain: 'tyrskyamk',
  },
  {
    name: 'Kivijärvien yliopisto',
    genitive: 'Kivijärvien yliopiston',
    kind: 'university',
    domain: 'kivijarvienyliopisto',
    units: ['täydennyskoulutuskeskus', 'kasvatustieteiden laitos'],
  },
  {
    name: 'Länsirannan yliopisto',
    genitive: 'Länsirannan yliopiston',
    kind: 'university',
    domain: 'lansirannanyliopisto',
    units: ['koulutus- ja kehittämispalvelut'],
  },
  {
    name: 'Kaarnasäätiö sr',
    genitive: 'Kaarnasäätiön',
    kind: 'foundation',
    domain: 'kaarnasaatio',
    earlierName: 'Kaarnasäätiö',
  },
  {
    name: 'Tekevät kädet -työvalmennussäätiö',
    genitive: 'Tekevät kädet -työvalmennussäätiön',
    kind: 'foundation',
    domain: 'tekevatkadet',
  },
  {
    name: 'Vastavirran kuntoutussäätiö',
    genitive: 'Vastavirran kuntoutussäätiön',
    kind: 'foundation',
    domain: 'vastavirta',
  },
  {
    name: 'Pihlajapuun palvelusäätiö',
    genitive: 'Pihlajapuun palvelusäätiön',
    kind: 'foundation',
    domain: 'pihlajapuu',
  },
  {
    name: 'Etelätuulen työllisyysyhdistys ry',
    genitive: 'Etelätuulen työllisyysyhdistyksen',
    kind: 'association',
    domain: 'etelatuuli',
  },
  {
    name: 'Kierrätyskeskus Toinen Kierros ry',
    genitive: 'Kierrätyskeskus Toinen Kierros ry:n',
    kind: 'association',
    domain: 'toinenkierros',
  },
  { name: 'Omin siivin ry', genitive: 'Omin siivin ry:n', kind: 'association', domain: 'ominsiivin' },
  {
    name: 'Nuorten Talo Kipinöivä ry',
    genitive: 'Nuorten Talo Kipinöivä ry:n',
    kind: 'association',
    domain: 'kipinoiva',
  },
  { name: 'Kylien Ääni ry', genitive: 'Kylien Ääni ry:n', kind: 'association', domain: 'kylienaani' },
  { name: 'Monen Kielen Tupa ry', genitive: 'Monen Kielen Tupa ry:n', kind: 'association', domain: 'monenkielentupa' },
  { name: 'Mielekäs Arki ry', genitive: 'Mielekäs Arki ry:n', kind: 'association', domain: 'mielekasarki' },
  { name: 'Peuralammen kunta', genitive: 'Peuralammen kunnan', kind: 'municipality', domain: 'peuralampi' },
  {
    name: 'Kuusiharjun kaupunki, työllisyyspalvelut',
    genitive: 'Kuusiharjun kaupungin',
    kind: 'municipality',
    domain: 'kuusiharju',
    earlierName: 'Kuusiharjun kaupunki',
  },
  {
    name: 'Valkeavuoren kaupunki / sivistystoimi',
    genitive: 'Valkeavuoren kaupungin',
    kind: 'municipality',
    domain: 'valkeavuori',
  },
  { name: 'Hiekkaselän kunta', genitive: 'Hiekkaselän kunnan', kind: 'municipality', domain: 'hiekkaselka' },
  {
    name: 'Kehittämisyhtiö Myötäle Oy',
    genitive: 'Kehittämisyhtiö Myötäle Oy:n',
    kind: 'developmentCompany',
    domain: 'myotale',
    earlierName: 'Seudun Kehittämisyhtiö Myötäle Oy',
  },
  {
    name: 'Yritystalo Kantava Oy',
    genitive: 'Yritystalo Kantava Oy:n',
    kind: 'developmentCompany',
    domain: 'yritystalokantava',
  },
  {
    name: 'Elinvoimayhtiö Vire Oy',
    genitive: 'Elinvoimayhtiö Vire Oy:n',
    kind: 'developmentCompany',
    domain: 'elinvoimavire',
  },
  {
    name: 'Valmennuspalvelu Kulmakivi Oy',
    genitive: 'Valmennuspalvelu Kulmakivi Oy:n',
    kind: 'company',
    domain: 'kulmakivi',
  },
  { name: 'Osuuskunta Työn Laita', genitive: 'Osuuskunta Työn Laidan', kind: 'company', domain: 'tyonlaita' },
  {
    name: 'Strandkustens yrkesinstitut',
    genitive: 'Strandkustens yrkesinstitutin',
    kind: 'vocational',
    domain: 'strandkusten',
    language: 'sv',
  },
  {
    name: 'Föreningen Öppen Dörr rf',
    genitive: 'Öppen Dörr rf:n',
    kind: 'association',
    domain: 'oppendorr',
    language: 'sv',
  },
  {
    name: 'Skärklippans samkommun för utbildning',
    genitive: 'Skärklippans samkommunin',
    kind: 'jointAuthority',
    domain: 'skarklippan',
    language: 'sv',
  },
];
