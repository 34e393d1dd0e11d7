/**
 * Phrases that the official services have printed, field by field. A phrase outside its list is accepted and noted: the
 * lists hold what has been seen, and some scales were never seen whole.
 */

export const programmeParts2007 = [
  'Valtakunnallinen osio',
  'Länsi-Suomen suuralueosio',
  'Itä-Suomen suuralueosio',
  'Pohjois-Suomen suuralueosio',
  'Etelä-Suomen suuralueosio',
] as const;

export const programmes2007Erdf = ['Itä-Suomi', 'Pohjois-Suomi', 'Länsi-Suomi', 'Etelä-Suomi'] as const;

export const priorities2007Esf = [
  '1: Työorganisaatioiden, työssä olevan työvoiman ja yritysten kehittäminen sekä yrittäjyyden lisääminen',
  '2: Työllistymisen ja työmarkkinoilla pysymisen edistäminen sekä syrjäytymisen ehkäiseminen',
  '3: Työmarkkinoiden toimintaa edistävien osaamis-, innovaatio- ja palvelujärjestelmien kehittäminen',
  '4: Jäsenvaltioiden ja alueiden välinen yhteistyö ESR-toiminnassa',
  '5: Tekninen tuki',
] as const;

export const priorities2007Erdf = [
  '1: Yritystoiminnan edistäminen',
  '2: Innovaatiotoiminnan ja verkostoitumisen edistäminen sekä osaamisrakenteiden vahvistaminen',
  '3: Alueiden saavutettavuuden ja toimintaympäristön parantaminen',
] as const;

export const priorities2014 = [
  '1. Pk-yritystoiminnan kilpailukyky',
  '2. Uusimman tiedon ja osaamisen tuottaminen ja hyödyntäminen',
  '3. Työllisyys ja työvoiman liikkuvuus',
  '4. Koulutus, ammattitaito ja elinikäinen oppiminen',
  '5. Sosiaalinen osallisuus ja köyhyyden torjunta',
  '8. REACT-EU:n EAKR-toimenpiteet',
  '9. REACT-EU:n ESR-toimenpiteet',
] as const;

export const objectives2014 = [
  '1.1. Uuden liiketoiminnan luominen',
  '2.1. PK-yritysten kasvun ja kansainvälistymisen edistäminen',
  '3.1. Pk-yritysten energiatehokkuuden edistäminen',
  '3.2. Uusiutuvan energian ja energiatehokkaiden ratkaisujen kehittäminen',
  '4.1. Tutkimus-, osaamis- ja innovaatiokeskittymien kehittäminen alueellisten vahvuuksien pohjalta',
  '5.1. Yritysten innovaatiotoiminnan vahvistaminen',
  '6.1. Nuorten ja muiden heikossa työmarkkina-asemassa olevien työllistymisen edistäminen',
  '7.1. Tuottavuuden ja työhyvinvoinnin parantaminen',
  '8.1. Työ- ja koulutusurien sukupuolenmukaisen eriytymisen lieventäminen',
  '9.1. Siirtymävaiheita ja koulutuksellista tasa-arvoa tukevien palveluiden parantaminen',
  '9.2. Kasvu- ja rakennemuutosalojen koulutuksen tarjonnan ja laadun parantaminen',
  '10.1. Työelämän ulkopuolella olevien työ- ja toimintakyvyn parantaminen',
  '12.2. Tutkimus- ja innovaatiotoiminnan kehittäminen erityisesti digitalisaation edistämisen ja yhteiskunnan hiilineutraalisuustavoitteen toteutumisen näkökulmasta',
  '12.3. Digitaalisten taitojen parantaminen',
  '12.4. Yritysten ja yrittäjien muutoskyvykkyyden lisääminen',
] as const;

export const projectTypes2007Esf = [
  'Projekti, jossa on henkilöitä mukana',
  'Projekti, jossa ei ole henkilöitä mukana',
] as const;

export const projectTypes2007Assistance = ['Tiedotus ja viestintä', 'Toimeenpano, hallinnointi'] as const;

export const projectTypes2007Erdf = ['Kehittämisprojekti', 'Sekä investointi- että kehittämisprojekti'] as const;

/** The project type whose figures of persons must all be nought. */
export const projectTypeWithoutPersons = 'Projekti, jossa ei ole henkilöitä mukana';

const centreRegions = [
  ...['Uudenmaan', 'Varsinais-Suomen', 'Satakunnan', 'Hämeen', 'Pirkanmaan', 'Kaakkois-Suomen', 'Etelä-Savon'],
  ...['Pohjois-Savon', 'Pohjois-Karjalan', 'Keski-Suomen', 'Etelä-Pohjanmaan', 'Pohjanmaan', 'Pohjois-Pohjanmaan'],
  ...['Kainuun', 'Lapin'],
];

/** Authorities that have granted funding: ELY centres, ministries and the like, regional councils. */
export const authorities: readonly string[] = [
  ...centreRegions.map((region) => `${region} elinkeino-, liikenne- ja ympäristökeskus`),
  ...['Opetushallitus', 'Työ- ja elinkeinoministeriö', 'Sosiaali- ja terveysministeriö'],
  ...['Opetus- ja kulttuuriministeriö', 'Uudenmaan liitto', 'Varsinais-Suomen liitto', 'Satakuntaliitto'],
  ...['Hämeen liitto', 'Pirkanmaan liitto', 'Päijät-Hämeen liitto', 'Kymenlaakson liitto', 'Etelä-Karjalan liitto'],
  ...['Etelä-Savon maakuntaliitto', 'Pohjois-Savon liitto', 'Pohjois-Karjalan maakuntaliitto', 'Keski-Suomen liitto'],
  ...['Etelä-Pohjanmaan liitto', 'Pohjanmaan liitto', 'Keski-Pohjanmaan liitto', 'Pohjois-Pohjanmaan liitto'],
  ...['Kainuun liitto', 'Lapin liitto'],
];

export const statuses = ['Hakemus', 'Toiminnassa', 'Toiminta päättynyt', 'Keskeytynyt'] as const;

export const organisationTypes2007 = [
  'Valtion viranomainen',
  'Yliopisto',
  'Kuntayhtymä',
  'Kunta',
  'Järjestö tai yhdistys',
  'Säätiö',
  'Ammatillinen oppilaitos',
] as const;

export const organisationTypes2007Erdf = ['Valtion viranomainen', 'Yritys', 'Kunta', 'Muu'] as const;

export const organisationTypes2014 = [
  'Ammattikorkeakoulu',
  'Valtion viranomainen',
  'Kunta',
  'Kuntayhtymä',
  'Säätiö',
  'Yliopisto',
  'Muu järjestö tai yhdistys',
  'Kansalaisjärjestö',
  'Mikroyritys',
  'Pieni yritys',
  'Ammatillinen oppilaitos',
  'Muu yksityisoikeudellinen oikeushenkilö',
  'Muu julkisoikeudellinen oikeushenkilö',
  'Tutkimuslaitos',
] as const;

export const applicantArrangements2014 = [
  'Vain yksi hakija',
  'Hakijoita on useampi kuin yksi (yhteishanke)',
  'Hakija siirtää osan haettavasta tuesta yhdelle tai useammalle taholle hankkeen toteuttamista varten (tuen siirto)',
] as const;

export const equalityClasses2007 = [
  'Sukupuolineutraali projekti',
  'Tasa-arvopainotteinen projekti',
  'Sekä naisten että miesten tasa-arvoa merkittävästi edistävä projekti',
] as const;

export const sustainabilityClasses2007 = [
  'Projektilla ei ole erityistä vaikutusta kestävän kehityksen kannalta',
  'Merkittävästi kestävää kehitystä edistävä projekti',
] as const;

export const partnershipClasses2007 = ['Kumppanuutta selvästi edistävä projekti'] as const;

export const innovationClasses2007 = ['Ei erityistä innovatiivisuutta projektin tavoitteena'] as const;

export const developmentProgrammes2007 = ['Välityömarkkinat/siirtymätyömarkkinat'] as const;

/** Specific objectives of ESF+ by the letters of Reg. (EU) 2021/1057 art. 4(1), in Koordi's own short words. */
export const objectives2021 = [
  'a) Työllisyyden ja työmarkkinoille pääsyn parantaminen',
  'd) Työelämän, työhyvinvoinnin ja osaamisen kehittäminen muutoksessa',
  'g) Jatkuvan oppimisen ja joustavan uudelleenkoulutuksen edistäminen',
  'h) Aktiivisen osallisuuden ja työllistyvyyden edistäminen',
  'k) Palvelujen saatavuuden ja saavutettavuuden parantaminen',
  'l) Köyhyys- tai syrjäytymisvaarassa olevien osallisuuden edistäminen',
] as const;
