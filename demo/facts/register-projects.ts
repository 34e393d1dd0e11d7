import type { FormFields } from '#features/description/public.ts';

/*
 * Seven published projects whose codes, names, organisations, areas, sums and figures are facts of the public register.
 * Texts, contact persons and telephone numbers are not theirs: they were made up for the demo.
 */

const northernAuthority = 'Pohjois-Pohjanmaan elinkeino-, liikenne- ja ympäristökeskus';
const employmentPriority = '2: Työllistymisen ja työmarkkinoilla pysymisen edistäminen sekä syrjäytymisen ehkäiseminen';
const systemsPriority =
  '3: Työmarkkinoiden toimintaa edistävien osaamis-, innovaatio- ja palvelujärjestelmien kehittäminen';
const noPersons = 'Projekti, jossa ei ole henkilöitä mukana';
const withPersons = 'Projekti, jossa on henkilöitä mukana';
const ended = 'Toiminta päättynyt';
const state = 'Valtion viranomainen';

const lapland = {
  regions: ['Lappi'],
  subRegions: ['Kemi-Tornion', 'Itä-Lapin', 'Tunturi-Lapin', 'Rovaniemen', 'Torniolaakson', 'Pohjois-Lapin'],
  municipalities: [
    'Salla',
    'Kittilä',
    'Pelkosenniemi',
    'Enontekiö',
    'Kemi',
    'Rovaniemi',
    'Pello',
    'Utsjoki',
    'Tornio',
    'Ranua',
    'Savukoski',
    'Muonio',
    'Posio',
    'Inari',
    'Tervola',
    'Kemijärvi',
    'Keminmaa',
    'Sodankylä',
    'Ylitornio',
    'Kolari',
    'Simo',
  ],
};

function people(total: number, women: number) {
  return { total, women };
}

const noFigures = {
  personsPlanned: people(0, 0),
  personsRealised: people(0, 0),
  jobsPlanned: people(0, 0),
  jobsRealised: people(0, 0),
  enterprisesPlanned: people(0, 0),
  enterprisesRealised: people(0, 0),
  qualificationsPlanned: people(0, 0),
  qualificationsRealised: people(0, 0),
};

/** The four sums in euros, as cents. */
function sums(grantedEuState: number, realisedEuState: number, plannedPublic: number, realisedPublic: number) {
  return {
    grantedEuState: grantedEuState * 100,
    realisedEuState: realisedEuState * 100,
    plannedPublic: plannedPublic * 100,
    realisedPublic: realisedPublic * 100,
  };
}

const ordinaryClasses = {
  equality: 'Sukupuolineutraali projekti',
  sustainability: 'Projektilla ei ole erityistä vaikutusta kestävän kehityksen kannalta',
  partnership: 'Kumppanuutta selvästi edistävä projekti',
  innovation: 'Ei erityistä innovatiivisuutta projektin tavoitteena',
};

const coordinationTexts = {
  directTargetGroups:
    'Rinnakkaishankkeiden asiakkaat: kohderyhmä rajataan jokaiselle rinnakkaishankkeelle erikseen asiakkaiden palvelutarpeen mukaan.',
  indirectTargetGroups: 'Koulutuksen järjestäjät, järjestöt ja kunnat, jotka toimivat samojen asiakkaiden parissa.',
  communicationPlan:
    'Alkavista koulutuksista kerrotaan viranomaisten verkkosivuilla ja yhteisissä tietoiskuissa. Kehittämishankkeiden valmentajat välittävät tiedon omille asiakkailleen.',
  disseminationPlan:
    'Toimivat käytännöt kartoitetaan rinnakkaishankkeiden kumppaneiden kanssa ja siirretään heidän työhönsä jo hankkeen aikana.',
};

const koordi1: FormFields['esr-2007'] = {
  code: 'S10787',
  name: 'Työvoimapoliittisten toimenpiteiden koordinaatiohanke',
  programmePart: 'Pohjois-Suomen suuralueosio',
  priority: systemsPriority,
  projectType: noPersons,
  period: { startsOn: '2009-01-01', endsOn: '2009-12-31' },
  status: ended,
  authority: northernAuthority,
  implementerName: 'Lapin TE-keskus',
  organisationType: state,
  businessId: null,
  address: null,
  organisationPhone: null,
  organisationWeb: null,
  projectWeb: null,
  contactName: 'Ilkka Talvikero',
  contactRole: 'Koulutusasiantuntija',
  contactEmail: 'ilkka.talvikero(at)ely-keskus.example',
  contactPhone: '040 000 3117',
  ...lapland,
  ...coordinationTexts,
  ...noFigures,
  plannedSummary:
    'Hanke käynnistää Lapissa tavan, jolla kehittämishankkeiden tarvitsemat koulutukset ja palkkatuet suunnitellaan, hankitaan ja seurataan yhdestä paikasta. Ensimmäisenä vuonna sovitaan työnjaosta työvoimatoimistojen kanssa ja perustetaan ensimmäiset rinnakkaishankkeet.',
  ...sums(103_800, 103_187, 103_800, 103_187),
  ...ordinaryClasses,
  finalReportSummary:
    'Toimintavuoden aikana luotiin rinnakkaishankkeiden hallinnon perusta ja sovittiin yhteiset lomakkeet. Rahoituksesta käytettiin lähes kaikki. Työ jatkui vuosina 2010–2011 toisessa koordinaatiohankkeessa.',
};

const koordi2: FormFields['esr-2007'] = {
  ...koordi1,
  code: 'S11227',
  name: 'Työvoimapoliittisten toimenpiteiden koordinaatiohanke 2',
  period: { startsOn: '2010-01-01', endsOn: '2011-12-31' },
  implementerName: 'Lapin elinkeino-, liikenne- ja ympäristökeskus',
  businessId: '2296962-1',
  address: 'Hallituskatu 5 C',
  organisationPhone: '016 000 4410',
  organisationWeb: 'www.ely-keskus.fi/lappi',
  contactName: 'Outi Lumikero',
  contactEmail: 'outi.lumikero(at)ely-keskus.example',
  contactPhone: '(016) 000 4417',
  plannedSummary:
    'Hanke jatkaa vuonna 2009 aloitettua koordinaatiota. Rinnakkaishankkeiden määrä kasvaa, ja painopiste siirtyy perustamisesta koulutusten laatuun: palaute kerätään jokaisesta koulutuksesta, ja tulokset käydään läpi kehittämishankkeiden, kouluttajien ja TE-toimistojen kesken.',
  ...sums(334_104, 331_137, 334_104, 331_137),
  finalReportSummary:
    'Hankkeessa hankittiin koulutuksia ja palkkatukea usealle rinnakkaishankkeelle eri puolilla Lappia. Yhteistyö kouluttajien kanssa tiivistyi, ja ensimmäiset yksilölliset koulutuspolut kokeiltiin. Toiminta jatkui kolmannessa koordinaatiohankkeessa.',
};

const koordi3: FormFields['esr-2007'] = {
  ...koordi2,
  code: 'S11829',
  name: 'Työvoimapoliittisten toimenpiteiden koordinaatiohanke 3',
  priority: employmentPriority,
  period: { startsOn: '2012-01-01', endsOn: '2014-02-28' },
  implementerName: 'Lapin elinkeino-,liikenne- ja ympäristökeskus',
  organisationPhone: '020 000 6010',
  contactName: 'Katja Kanervasuo',
  contactRole: 'Strategiapäällikkö',
  contactEmail: 'katja.kanervasuo(at)ely-keskus.example',
  contactPhone: '040 000 5814',
  plannedSummary:
    'Hanke on kolmas Lapin koordinaatiohankkeista. Edelliset toimivat vuosina 2009 ja 2010–2011.\nHankkeella ei ole omia osallistujia: se valmistelee rinnakkaishankkeet, joiden kautta seitsemälle kehittämishankkeelle hankitaan työvoimakoulutusta, valmennusta ja palkkatukea.\n\nTavoitteena on kokeilla koulutuksia, jotka rakennetaan asiakkaan tilanteesta käsin, ja sujuvoittaa suunnittelua TE-toimistojen, kehittämishankkeiden ja oppilaitosten välillä.',
  ...sums(248_600, 225_013, 248_600, 225_013),
  equality: 'Tasa-arvopainotteinen projekti',
  sustainability: 'Merkittävästi kestävää kehitystä edistävä projekti',
  finalReportSummary:
    'Rinnakkaishankkeita toteutui viisi.\n\nKemi-Tornion alueella sosiaali- ja terveysalan osatutkintoa opiskeli 12 maahanmuuttajaa, joista yhdeksän pääsi yhteisvalinnassa lähihoitajaopintoihin. Palautteen keskiarvo oli 4,0.\nRovaniemellä miehille suunnatun lähihoitajakoulutuksen aloitti 12 opiskelijaa, ja 8 valmistui ja työllistyi alalle. Kolarissa 11 naista tutustui kaivosalaan; palautteen keskiarvo nousi lukemaan 4,4.\nTyöpajaklubeihin otettiin asiakkaita jatkuvasti: Ivalossa heitä oli 22 ja Sodankylässä 42. Palkkatuella työllistyi yhdessä hankkeessa 42 ja toisessa 23 asiakasta. Askari-koulutuksiin osallistui 72 henkilöä.\n\nYksittäisille asiakkaille räätälöityjä ammatillisia koulutuksia hankittiin kymmenen.',
};

const intermediateMarket: FormFields['esr-2007'] = {
  code: 'S10246',
  name: 'Välityömarkkinoiden kehittäminen',
  programmePart: 'Valtakunnallinen osio',
  priority: employmentPriority,
  projectType: noPersons,
  period: { startsOn: '2008-07-01', endsOn: '2011-12-31' },
  status: ended,
  authority: northernAuthority,
  implementerName: 'Pohjois-Pohjanmaan ELY-keskus',
  organisationType: state,
  businessId: '1563976-3',
  address: 'Viestikatu 1, PL 86',
  organisationPhone: '010 000 1450',
  organisationWeb: 'www.ely-keskus.fi',
  projectWeb: null,
  contactName: 'Marja Vesihalme',
  contactRole: 'ryhmäpäällikkö',
  contactEmail: 'marja.vesihalme(at)ely-keskus.example',
  contactPhone: '044 000 8210',
  nationwide: true,
  directTargetGroups:
    'Välityömarkkinoilla toimivat hankkeet, yhdistykset, kunnat, oppilaitokset ja yritykset sekä työvoimaviranomaiset Pohjois-Pohjanmaalla.',
  indirectTargetGroups: 'Hankkeiden asiakkaat ja heitä työllistävät työnantajat.',
  ...noFigures,
  plannedSummary:
    'Hanke kokoaa Pohjois-Pohjanmaan välityömarkkinoiden toimijat yhteen ja parantaa palvelujen vaikuttavuutta. Koordinoinnilla vahvistetaan hankkeiden keskinäistä yhteistyötä ja tiedonkulkua niin, että vaikeasti työllistyvien ohjaus paranee.\n\nTavoitteena on luoda pysyviä yhteistyön muotoja, jotka eivät ole yksittäisen hankkeen varassa.',
  communicationPlan:
    'Toiminnasta kerrotaan verkkosivuilla, sähköisessä tiedotteessa ja toimijoiden yhteisissä tilaisuuksissa.',
  disseminationPlan: 'Käytännöt kootaan julkaisuksi hankkeen loppupuolella ja esitellään verkoston tilaisuuksissa.',
  ...sums(690_000, 678_653, 735_420, 678_653),
  ...ordinaryClasses,
  developmentProgramme: 'Välityömarkkinat/siirtymätyömarkkinat',
  finalReportSummary:
    'Hanke järjesti yli 80 verkostotilaisuutta, joihin osallistui yli 1 600 henkilöä. Työvoimapalveluja toteutettiin yhdentoista rinnakkaishankkeen kanssa, ja palkkatyön ja koulutuksen yhdistävää mallia kehitettiin yhdessä kouluttajien kanssa.\n\nYritysyhteistyöstä valmistui kesällä 2011 käsikirja. Tulokset vietiin alueen suunnitelmaan rakennetyöttömyyden vähentämiseksi.',
};

const kemiTornio: FormFields['esr-2007'] = {
  code: 'S10619',
  name: 'Kemi-Tornio alueen maahanmuuttajaväestön aktiivinen työllistyminen',
  programmePart: 'Pohjois-Suomen suuralueosio',
  priority: employmentPriority,
  projectType: withPersons,
  period: { startsOn: '2009-01-01', endsOn: '2012-12-31' },
  status: ended,
  authority: northernAuthority,
  implementerName: 'Koulutus- ja kehittämispalvelut / Lapin yliopisto',
  organisationType: 'Yliopisto',
  businessId: '0292800-5',
  address: 'Siljotie 2',
  organisationPhone: '(016) 000 2954',
  organisationWeb: 'http://www.ulapland.fi',
  projectWeb: null,
  contactName: 'Sakari Ruskakoivu',
  contactRole: 'johtaja',
  contactEmail: 'sakari.ruskakoivu(at)yliopisto.example',
  contactPhone: '040-000 8481',
  regions: ['Lappi'],
  subRegions: ['Kemi-Tornion'],
  municipalities: ['Kemi', 'Tornio', 'Tervola', 'Keminmaa', 'Simo'],
  directTargetGroups:
    'Kemi-Tornion alueella asuvat maahanmuuttajat, jotka ovat siirtymässä kotoutumisesta työmarkkinoille. Toimenpiteet kohdistetaan aloille, joilla työvoimasta on pulaa.',
  indirectTargetGroups: 'Maahanmuuttajien parissa työskentelevät sekä heitä työllistävät pk-yritykset.',
  ...noFigures,
  personsPlanned: people(94, 50),
  personsRealised: people(80, 52),
  plannedSummary:
    'Hanke soveltaa tuetun työllistymisen tapoja alueella, jolla maahanmuuttajia on vähän ja kielitaustoja monta. Koulutuskokonaisuus järjestetään kolmelle ryhmälle.\n\nJokaisen osaaminen kartoitetaan, ja siltä pohjalta rakennetaan oma polku työhön. Hankkeeseen liittyy toimintatutkimus.',
  communicationPlan:
    'Yritysten luona käydään viikoittain, oppilaitoksia tavataan kuukausittain ja ohjausryhmä kokoontuu neljä kertaa vuodessa. Alan toimijoille järjestetään kaksi seminaaria.',
  disseminationPlan:
    'Tutkimuksen raportit jaetaan sidosryhmille. Malli otetaan käyttöön alueen tarpeisiin sovitettuna, ja maahanmuuttajien omaa yhdistystoimintaa tuetaan.',
  ...sums(590_720, 589_289, 590_720, 589_289),
  ...ordinaryClasses,
  finalReportSummary:
    'Hankkeessa aloitti 80 asiakasta, joista 52 oli naisia. Asiakkaat ohjautuivat kolmikantaisesti, ja yrityskäyntejä tehtiin noin 300. Kaikille löytyi työ-, harjoittelu- tai koulutuspaikka.\n\nHankkeessa syntyi kolme toimintatapaa ja kaksi tutkimusraporttia.',
};

const oksa: FormFields['esr-2007'] = {
  code: 'S10930',
  name: 'OKSA -projekti, Välityömarkkinoiden kehittämishanke Itä-Hämeessä',
  programmePart: 'Valtakunnallinen osio',
  priority: employmentPriority,
  projectType: withPersons,
  period: { startsOn: '2009-06-01', endsOn: '2012-05-31' },
  status: ended,
  authority: 'Hämeen elinkeino-, liikenne- ja ympäristökeskus',
  implementerName: 'Heinolan kaupunki, sosiaali- ja terveystoimi',
  organisationType: 'Kunta',
  businessId: '1068892-9',
  address: 'Rauhankatu 3',
  organisationPhone: '03 - 000 30',
  organisationWeb: 'http://www.heinola.fi',
  projectWeb: null,
  contactName: 'Riikka Tyynelahti',
  contactRole: 'Sosiaali- ja terveysjohtaja, Heinolan kaupunki, sosiaali- ja terveystoimi',
  contactEmail: 'riikka.tyynelahti(at)kaupunki.example',
  contactPhone: '03 - 000 4200',
  regions: ['Päijät-Häme'],
  subRegions: ['Lahden'],
  municipalities: ['Hartola', 'Heinola', 'Sysmä'],
  directTargetGroups:
    'Työllistymiseensä tukea tarvitsevat työnhakijat Heinolan seudulla:\n- pitkään työttöminä olleet\n- nuoret, joiden opinnot ovat keskeytymässä\n- maahanmuuttajat\n- osatyökykyiset',
  indirectTargetGroups: 'Kuntien sosiaali- ja terveystoimi, työvoimahallinto, järjestöt ja työnantajat.',
  ...noFigures,
  personsPlanned: people(555, 275),
  personsRealised: people(455, 157),
  jobsPlanned: people(12, 6),
  jobsRealised: people(9, 1),
  plannedSummary:
    'Projekti kehittää välityömarkkinoiden toimintaa Itä-Hämeessä. Moniammatillista yhteistyötä lisätään, valmennuksen sisältöjä uudistetaan ja asiakkaille hankitaan kohdennettuja palveluja.\n\nTyötä tehdään aidossa ympäristössä yhdessä asiakkaiden kanssa, ja selvitetään, millainen organisaatio toimintaa voisi jatkaa.',
  communicationPlan:
    'Vuonna 2009 kerrotaan projektin tarkoituksesta, vuosina 2009–2011 toiminnasta ja vuosina 2011–2012 tuloksista. Keinoina ovat tilaisuudet, esite, verkko ja tapaamiset.',
  disseminationPlan:
    'Yhteistyömalli ja sen arviointi esitellään kuntien johdolle, järjestöille ja koulutusorganisaatioille sekä valtakunnan tasolla.',
  ...sums(830_008, 741_779, 1_030_258, 931_137),
  equality: 'Sekä naisten että miesten tasa-arvoa merkittävästi edistävä projekti',
  sustainability: ordinaryClasses.sustainability,
  partnership: ordinaryClasses.partnership,
  innovation: ordinaryClasses.innovation,
  developmentProgramme: 'Välityömarkkinat/siirtymätyömarkkinat',
  finalReportSummary:
    'Projektissa aloitti 455 henkilöä, joista 157 oli naisia. Heille kertyi noin 1 800 toimenpidettä: 343 osallistujalla jakso oli pitkä ja 112:lla lyhyt.\n\nVuonna 2009 perustettu verstas vakinaistettiin kaupungin toiminnaksi. Työvalmentajakoulutuksen (40 ov) suoritti 12 osallistujaa, ja talousneuvonnasta järjestettiin kolme koulutusta.\n\nJatkossa palveluketjun tulisi olla katkeamaton ensimmäisestä yhteydenotosta asiakkuuden loppuun.',
};

function noEffect() {
  return { direct: 0, indirect: 0 };
}

const typo: FormFields['esr-2014'] = {
  code: 'S20193',
  name: 'Kainuun TYPO-koordinaatio',
  priority: '3. Työllisyys ja työvoiman liikkuvuus',
  objective: '6.1. Nuorten ja muiden heikossa työmarkkina-asemassa olevien työllistymisen edistäminen',
  period: { startsOn: '2015-04-01', endsOn: '2020-12-31' },
  status: ended,
  authority: northernAuthority,
  implementerName:
    'Elinkeino-, liikenne- ja ympäristökeskusten sekä työ- ja elinkeinotoimistojen kehittämis- ja hallintokeskus',
  organisationType: state,
  businessId: '2296962-1',
  address: 'Kalliokatu 4',
  organisationPhone: '0290003500',
  postalCode: '87100',
  postOffice: 'Kajaani',
  organisationWeb: 'http://www.ely-keskus.fi/kainuu',
  contactName: 'Petäjäkangas Henna',
  contactRole: 'Projektipäällikkö',
  contactEmail: 'henna.petajakangas(at)ely-keskus.example',
  contactPhone: '029 000 3581',
  applicantArrangement: null,
  plannedSummary:
    'Hanke hallinnoi Kainuussa työvoimapalveluihin käytettäviä ESR-varoja koko ohjelmakauden ajan. Kun kehittämishanke tarvitsee koulutusta, valmennusta tai palkkatukea, sen yhteyteen perustetaan rinnakkaishanke.\n\nLisäksi hanke kokoaa työllisyyden hoidon toimijoita tapaamisiin ja järjestää heille lyhyitä koulutuksia.',
  directTargetGroups:
    'Rinnakkaishankkeiden ja muiden ESR-hankkeiden toimijat sekä TE-toimiston asiantuntijat Kainuussa.',
  indirectTargetGroups: 'Rinnakkaishankkeiden asiakkaat, palvelujen tuottajat ja työnantajat.',
  ...sums(504_745, 502_670, 504_745, 502_670),
  regions: ['Kainuu'],
  subRegions: ['Kajaanin', 'Kehys-Kainuun'],
  municipalities: ['Paltamo', 'Ristijärvi', 'Suomussalmi', 'Sotkamo', 'Kajaani', 'Puolanka', 'Kuhmo', 'Hyrynsalmi'],
  placeAddress: 'Kalliokatu 4',
  placePostalCode: '87100',
  placePostOffice: 'Kajaani',
  participatingEnterprisesPlanned: 0,
  participatingEnterprisesRealised: 5,
  participatingPersonsPlanned: 0,
  genderAnalysisDone: {
    answer: 'Kyllä',
    reason: 'Koulutusten suunnittelussa tarkastellaan naisten ja miesten tilannetta erikseen.',
  },
  genderMainstreamed: { answer: 'Kyllä', reason: 'Toiminnalla lievennetään alojen jakautumista sukupuolen mukaan.' },
  genderEqualityMainAim: { answer: 'Ei', reason: 'Päätavoite on työvoimapalvelujen koordinointi.' },
  effectResources: noEffect(),
  effectClimate: noEffect(),
  effectNature: noEffect(),
  effectWaterSoilAir: noEffect(),
  effectNatura: noEffect(),
  effectMaterials: noEffect(),
  effectEnergy: noEffect(),
  effectLocalEconomy: { direct: 2, indirect: 0, reason: 'Osaavan työvoiman saatavuus paranee.' },
  effectImmaterial: noEffect(),
  effectMobility: noEffect(),
  effectWellbeing: { direct: 5, indirect: 3, reason: 'Työttömien tilanne paranee ja syrjäytyminen vähenee.' },
  effectEquality: { direct: 3, indirect: 3, reason: 'Asenteet alojen jakautumista kohtaan muuttuvat.' },
  effectParity: noEffect(),
  effectCulture: noEffect(),
  effectEnvironmentalSkills: noEffect(),
  finalReportSummary:
    'Rinnakkaishankkeita oli hankkeen aikana kymmenen. Verkoston hankekahvit järjestettiin 16 kertaa, niistä kaksi viimeistä etäyhteydellä, ja toiminta jatkuu hankkeen jälkeen.\n\nToimijoille pidettiin kymmenen tietoiskua ja kolme koulutusta. Palkkatukijaksojen palautemalli otettiin käyttöön TE-toimistossa, ja verkoston sivulla on yli 130 jäsentä.\n\nSeurantatietoja kerättiin alkuvuosina käsin, koska järjestelmien välinen yhteys ei toiminut.',
};

/** The descriptions, oldest first, each on its form. */
export const registerProjects = [
  { form: 'esr-2007', fields: intermediateMarket },
  { form: 'esr-2007', fields: koordi1 },
  { form: 'esr-2007', fields: kemiTornio },
  { form: 'esr-2007', fields: oksa },
  { form: 'esr-2007', fields: koordi2 },
  { form: 'esr-2007', fields: koordi3 },
  { form: 'esr-2014', fields: typo },
] as const;

/** Each of these projects continued the one before. */
export const registerSuccessions = [
  ['S10787', 'S11227'],
  ['S11227', 'S11829'],
] as const;

/** How the list of autumn 2016 told of a project whose plan grew later. */
export const earlierListRow = {
  form: 'list-2014',
  fields: {
    code: 'S20193',
    fund: 'ESR',
    name: 'Kainuun TYPO-koordinaatio',
    priorityNumber: '3',
    authority: northernAuthority,
    status: 'Toiminnassa',
    startsOn: '2015-04-01',
    endsOn: '2017-03-31',
    implementerName: 'ELY-keskusten sekä TE-toimistojen KEHA-keskus',
    grantedEuState: 19_124_600,
    realisedEuState: 5_564_793,
    plannedPublic: 25_124_600,
    realisedPublic: 5_564_793,
  },
} as const;
