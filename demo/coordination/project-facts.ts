/** Another organisation's project, beside which parallel projects are. */
export interface MotherFact {
  readonly code: string;
  readonly name: string;
  readonly implementer: string;
  /** Days from today. */
  readonly from: number;
  readonly to: number;
  /** Whom one asks about it. */
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
}

/** A parallel project that the coordination project carries. */
export interface ParallelFact {
  readonly key: ParallelKey;
  /** Without a code it is still being prepared. */
  readonly code?: string;
  readonly name: string;
  readonly mother: string;
  readonly from: number;
  readonly to: number;
  readonly municipalities: readonly Municipality[];
  readonly summary: string;
  readonly direct: string;
  readonly indirect: string;
  /** Persons and women that the plan promises altogether. */
  readonly persons: number;
  readonly women: number;
  readonly granted: GrantedFact;
  readonly segments: readonly (readonly [name: string, size: number])[];
}

/** What the project was granted, and what of it is for measures; in cents. */
export type GrantedFact = readonly [whole: number, forMeasures: number];

export type ParallelKey =
  | 'care'
  | 'multicultural'
  | 'ability'
  | 'everyday'
  | 'growth'
  | 'shipyard'
  | 'youth'
  | 'islands'
  | 'circular'
  | 'digital';

/** Codes of the municipalities where the measures of the demo are. */
export const municipalityCodes = {
  Turku: '853',
  Salo: '734',
  Loimaa: '430',
  Uusikaupunki: '895',
  Kaarina: '202',
  Raisio: '680',
  Naantali: '529',
  Parainen: '445',
} as const;

export type Municipality = keyof typeof municipalityCodes;

export const coordinationProject = {
  code: 'S39501',
  name: 'Varsinais-Suomen työvoimapalvelujen koordinaatio 5',
  /** The coordination project of the programme that it goes on from. */
  predecessor: 'S39029',
  from: -430,
  to: 670,
  summary:
    'Hanke valmistelee rinnakkaishankkeet muiden toteuttajien kehittämishankkeiden rinnalle, hankkii niille työvoimakoulutusta ja valmennusta, järjestää palkkatukityötä ja seuraa yhdessä kehittämishankkeiden kanssa, mitä osallistujille tapahtuu.',
  direct: 'Kehittämishankkeiden ja työvoimapalvelujen asiantuntijat',
  indirect: 'Rinnakkaishankkeiden osallistujat ja alueen työnantajat',
  granted: [64_000_000, 0],
} as const;

/** Those that have a code of the programme stand in its register; the others are known from their implementers alone. */
export const mothers: readonly MotherFact[] = [
  mother('S39017', 'Aukio, oppisopimuksella hoivatyöhön', 'Osuuskunta Työn Laita', ['Tuija Kanervasuo', 'tyonlaita']),
  mother('S39005', 'Purje, monikulttuurinen työyhteisö', 'Monen Kielen Tupa ry', [
    'Jouni Rantahonka',
    'monenkielentupa',
  ]),
  mother('S39018', 'Sukkula (työkyky esiin, työ sen mukaan)', 'Vetoniemen kansanopisto', [
    'Marja Käpysalo',
    'vetoniemi',
  ]),
  mother('S39009', 'Punos (työ sujuvaksi, arki hallintaan)', 'Valmennuspalvelu Kulmakivi Oy', [
    'Esa Talvikero',
    'kulmakivi',
  ]),
  mother('S39012', 'Loiste, osaajia kasvualoille', 'Kivijärvien yliopisto', ['Ritva Ulappala', 'kivijarvienyliopisto']),
  mother('S39511', 'Telakkasilta', 'Harjuveden koulutuskuntayhtymä', ['Tapio Saarnilahti', 'harjuvesi']),
  mother('S39512', 'Kynnys auki', 'Nuorten Talo Kipinöivä ry', ['Iida Lumikero', 'kipinoiva']),
  mother('S39513', 'Skärgård i arbete', 'Skärklippans samkommun för utbildning', ['Ann-Sofi Fårholm', 'skarklippan']),
  mother('S39514', 'Kiertotalous työllistää', 'Kierrätyskeskus Toinen Kierros ry', [
    'Pasi Petäjäkangas',
    'toinenkierros',
  ]),
  mother('S39515', 'Digityö kotikunnassa', 'Lounatuulen koulutuskuntayhtymä', ['Niina Syyskoski', 'lounatuuli']),
];

function mother(
  code: string,
  name: string,
  implementer: string,
  [person, domain]: readonly [string, string],
): MotherFact {
  const contact = { name: person, email: `info@${domain}.example`, phone: `040 000 ${code.slice(-4)}` };
  return { code, name, implementer, from: -400, to: 500, contact };
}

export const parallels: readonly ParallelFact[] = [
  {
    key: 'care',
    code: 'S39521',
    name: 'Aukion rinnalla – tekijöitä hoivaan',
    mother: 'S39017',
    from: -380,
    to: 480,
    municipalities: ['Turku', 'Kaarina', 'Raisio'],
    summary:
      'Hoiva-alan työnantajat tarvitsevat tekijöitä, ja alasta kiinnostuneilta puuttuu osaamista. Hanke hankkii osatutkintoja ja työn ohessa suoritettavaa koulutusta ja järjestää palkkatukityötä hoivakodeissa.',
    direct: 'Hoiva-alasta kiinnostuneet työttömät työnhakijat',
    indirect: 'Alueen hoivakodit ja kotihoidon yksiköt',
    persons: 120,
    women: 96,
    granted: [54_000_000, 45_000_000],
    segments: [
      ['Alanvaihtajat', 50],
      ['Maahan muuttaneet', 40],
    ],
  },
  {
    key: 'multicultural',
    code: 'S39522',
    name: 'Purjeen rinnalla – kielestä työhön',
    mother: 'S39005',
    from: -400,
    to: 500,
    municipalities: ['Turku', 'Salo', 'Raisio'],
    summary:
      'Hanke hankkii kotoutumiskoulutusta ja valmentavaa koulutusta, joissa suomen kieltä opitaan työpaikalla, ja pitää työnhakuklubia, johon voi tulla milloin tahansa.',
    direct: 'Maahan muuttaneet, joiden kotoutumisaika on päättymässä',
    indirect: 'Monikieliset työyhteisöt ja niiden esihenkilöt',
    persons: 160,
    women: 88,
    granted: [24_000_000, 20_000_000],
    segments: [
      ['Kotoutumisajan lopussa olevat', 110],
      ['Pitkään maassa asuneet', 50],
    ],
  },
  {
    key: 'ability',
    code: 'S39523',
    name: 'Sukkulan rinnalla – työkykyä vastaavaan työhön',
    mother: 'S39018',
    from: -300,
    to: 430,
    municipalities: ['Turku', 'Loimaa'],
    summary:
      'Osatyökykyisten työkyky selvitetään, ja heille etsitään työ, josta he selviytyvät. Työhönvalmentaja kulkee rinnalla työpaikalla.',
    direct: 'Osatyökykyiset työttömät työnhakijat',
    indirect: 'Työnantajat, jotka muokkaavat tehtäviään',
    persons: 90,
    women: 45,
    granted: [24_000_000, 20_000_000],
    segments: [['Pitkään työttöminä olleet', 60]],
  },
  {
    key: 'everyday',
    code: 'S39524',
    name: 'Punoksen rinnalla – arjesta uraan',
    mother: 'S39009',
    from: -350,
    to: 360,
    municipalities: ['Salo', 'Kaarina'],
    summary: 'Uravalmennusta ja lyhyttä valmentavaa koulutusta niille, joiden on saatava arkensa kuntoon ennen työtä.',
    direct: 'Työttömät, joilla on usean palvelun tarve',
    indirect: 'Kuntien sosiaalipalvelut',
    persons: 80,
    women: 40,
    granted: [15_000_000, 12_000_000],
    segments: [['Yksinhuoltajat', 20]],
  },
  {
    key: 'growth',
    code: 'S39525',
    name: 'Loisteen rinnalla – osaajia kasvualoille',
    mother: 'S39012',
    from: -260,
    to: 400,
    municipalities: ['Turku', 'Salo', 'Uusikaupunki'],
    summary:
      'Kasvualojen yritysten kanssa suunnitellaan lyhyet lisäkoulutukset. Osa hankitaan puitesopimuksella, josta kukin saa tarvitsemansa koulutuspäivät.',
    direct: 'Korkeasti koulutetut työttömät ja lomautetut',
    indirect: 'Kasvualojen pienet ja keskisuuret yritykset',
    persons: 140,
    women: 56,
    granted: [38_000_000, 32_000_000],
    segments: [
      ['Lomautetut', 60],
      ['Vastavalmistuneet', 30],
    ],
  },
  {
    key: 'shipyard',
    code: 'S39526',
    name: 'Telakkasillan rinnalla – meriteollisuuden tekijät',
    mother: 'S39511',
    from: -320,
    to: 420,
    municipalities: ['Turku', 'Raisio', 'Naantali', 'Uusikaupunki'],
    summary:
      'Telakoiden ja niiden alihankkijoiden kanssa järjestetään yhteishankintakoulutuksia ja ammatillista koulutusta.',
    direct: 'Metallialalle hakeutuvat työttömät työnhakijat',
    indirect: 'Meriteollisuuden yritykset',
    persons: 150,
    women: 30,
    granted: [36_000_000, 30_000_000],
    segments: [['Alle 30-vuotiaat', 60]],
  },
  {
    key: 'youth',
    code: 'S39527',
    name: 'Kynnyksen rinnalla – Askel työhön',
    mother: 'S39512',
    from: -340,
    to: 300,
    municipalities: ['Salo', 'Loimaa'],
    summary: 'Nuorille pidetään Askel-kursseja ja avointa klubia. Kurssin jälkeen moni jatkaa palkkatukityöhön.',
    direct: 'Alle 30-vuotiaat työttömät, joilla ei ole ammatillista tutkintoa',
    indirect: 'Ohjaamot ja etsivä nuorisotyö',
    persons: 110,
    women: 52,
    granted: [42_000_000, 36_000_000],
    segments: [['Alle 25-vuotiaat', 80]],
  },
  {
    key: 'islands',
    code: 'S39528',
    name: 'Jämsides med Skärgård i arbete – saaristo töissä',
    mother: 'S39513',
    from: -280,
    to: 380,
    municipalities: ['Parainen', 'Naantali'],
    summary:
      'Saaristossa järjestetään koulutusta ja valmennusta suomeksi ja ruotsiksi. Utbildning och coachning ordnas på finska och svenska.',
    direct: 'Saaristokuntien työttömät työnhakijat',
    indirect: 'Saariston matkailu- ja veneyritykset',
    persons: 60,
    women: 30,
    granted: [18_000_000, 15_000_000],
    segments: [['Ruotsinkieliset', 35]],
  },
  {
    key: 'circular',
    code: 'S39529',
    name: 'Kiertotalous työllistää – palkkatuki ja koulutus',
    mother: 'S39514',
    from: -220,
    to: 330,
    municipalities: ['Turku', 'Uusikaupunki'],
    summary: 'Kierrätyskeskuksissa tehdään palkkatukityötä ja opitaan korjaamista.',
    direct: 'Yli vuoden työttöminä olleet',
    indirect: 'Kierrätysalan järjestöt ja yritykset',
    persons: 70,
    women: 28,
    granted: [22_000_000, 18_000_000],
    segments: [['Yli 50-vuotiaat', 30]],
  },
  {
    key: 'digital',
    name: 'Digityön rinnalla – etätyöhön kotikunnassa',
    mother: 'S39515',
    from: 45,
    to: 620,
    municipalities: ['Loimaa', 'Uusikaupunki'],
    summary: 'Hanke valmentaa työnhakijoita etätyöhön, jota voi tehdä omassa kunnassa.',
    direct: 'Pienten kuntien työttömät työnhakijat',
    indirect: 'Etätyötä tarjoavat työnantajat',
    persons: 50,
    women: 28,
    granted: [20_000_000, 16_000_000],
    segments: [],
  },
];
