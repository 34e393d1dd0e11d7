import {
  type Block,
  body,
  caption,
  defineForm,
  heading,
  labelled,
  lines,
  preamble,
  row,
  statement,
  subheading,
  title,
} from '../form.model.ts';
import {
  answer,
  areaList,
  businessId,
  choice,
  count,
  type Kind,
  line,
  type Period,
  partnerList,
  period,
  postalCode,
  projectCode,
  score,
  textBlock,
} from '../kind.model.ts';
import * as known from '../known-value.model.ts';
import { finalReport, moneyLines, planned, realised } from './shared-lines.model.ts';

/*
 * Descriptions printed by the project information service of 2014–2020 (ESR, EAKR and the service's English rendering).
 * Printed words are quoted letter by letter, typing errors included ("sähköpostisoite", "seurantiedoista", "Projektin" on
 * a form about a "hanke"). English labels of sections 1–3 are the service's own; the rest and Swedish are Koordi's.
 */

const preambleText = 'Euroopan unioni Vipuvoimaa EU:lta';
const start = preamble('preamble1', preambleText, preambleText, preambleText);

const esrTitle = title(
  'title',
  'Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus',
  'Beskrivning av projekt som finansieras av Europeiska socialfonden (ESF)',
  'Description of the project funded by the European Social Fund (ESF)',
);

interface Wording {
  readonly time: Kind<Period>;
  readonly priorities: readonly string[];
  readonly objectives: readonly string[];
  readonly statuses: readonly string[];
  readonly authority: Kind<string>;
  readonly organisationTypes: readonly string[];
}

const finnish: Wording = {
  time: period('Alkaa', 'ja päättyy'),
  priorities: known.priorities2014,
  objectives: known.objectives2014,
  statuses: known.statuses,
  authority: choice(known.authorities),
  organisationTypes: known.organisationTypes2014,
};

/** Only the phrases that an English page has been seen to print. */
const english: Wording = {
  time: period('Start', 'and end'),
  priorities: ['5. Social inclusion and combating poverty'],
  objectives: ['10.1. Improving the ability of those outside employment to work and function'],
  statuses: ['Ended'],
  authority: line,
  organisationTypes: ['Joint municipal authority'],
};

function projectSection(wording: Wording) {
  return [
    heading('project', '1 Hanke', '1 Projekt', '1 Project'),
    labelled('code', 'Hankekoodi', 'Projektkod', 'Project code', projectCode),
    labelled('name', 'Hankkeen nimi', 'Projektets namn', 'Project name', line),
    labelled('priority', 'Toimintalinja', 'Insatsområde', 'Policy', choice(wording.priorities)),
    labelled('objective', 'Erityistavoite', 'Särskilt mål', 'Specific objective', choice(wording.objectives)),
    labelled(
      'period',
      'Suunnitelman mukainen toteutusaika',
      'Planerad genomförandetid',
      'Planned completion time',
      wording.time,
    ),
    labelled('status', 'Toiminnan tila', 'Verksamhetens status', 'Operational status', choice(wording.statuses)),
    labelled('authority', 'Vastuuviranomainen', 'Ansvarig myndighet', 'Responsible authority', wording.authority),
    heading('implementer', '2 Hakijan perustiedot', '2 Basuppgifter om sökanden', '2 Basic applicant information'),
    labelled(
      'implementerName',
      'Hakijan virallinen nimi',
      'Sökandens officiella namn',
      'Official name of the applicant',
      line,
    ),
    labelled(
      'organisationType',
      'Organisaatiotyyppi',
      'Organisationstyp',
      'Organisation type',
      choice(wording.organisationTypes),
    ),
    labelled('businessId', 'Y-tunnus', 'FO-nummer', 'Business ID', businessId),
    labelled('address', 'Jakeluosoite', 'Utdelningsadress', 'Street', line),
    // In practice the number of whoever answers for the project.
    labelled('organisationPhone', 'Puhelinnumero', 'Telefonnummer', 'Telephone number', line, { onFormOnly: true }),
    labelled('postalCode', 'Postinumero', 'Postnummer', 'Postal code', postalCode),
    labelled('postOffice', 'Postitoimipaikka', 'Postanstalt', 'City/town', line),
  ] as const;
}

const organisationWeb = labelled('organisationWeb', 'WWW-osoite', 'Webbadress', 'Website', line);

const contactAndPartners = [
  labelled(
    'contactName',
    'Hankkeen yhteyshenkilön nimi',
    'Projektets kontaktperson',
    "Project contact person's name",
    line,
    { personal: true },
  ),
  labelled(
    'contactRole',
    'Yhteyshenkilön asema hakijaorganisaatiossa',
    'Kontaktpersonens befattning i den sökande organisationen',
    "Contact person's position in the organisation",
    line,
    { personal: true },
  ),
  labelled(
    'contactEmail',
    'Yhteyshenkilön sähköpostisoite',
    'Kontaktpersonens e-postadress',
    'Contact person’s email address',
    line,
    { personal: true },
  ),
  labelled(
    'contactPhone',
    'Yhteyshenkilön puhelinnumero',
    'Kontaktpersonens telefonnummer',
    "Contact person's phone number",
    line,
    { personal: true },
  ),
  labelled(
    'applicantArrangement',
    'Hakijoiden lukumäärä tai tuen siirto -menettely',
    'Antal sökande eller överföring av stöd',
    'Number of applicants or subsidy transfer',
    choice(known.applicantArrangements2014),
  ),
  subheading('partnersHeading', 'Osatoteuttajat', 'Delgenomförare', 'Partial implementers'),
  lines('partners', partnerList),
  subheading(
    'transfersHeading',
    'Tuen siirronsaajat',
    'Mottagare av överfört stöd',
    'Recipients of the transferred aid',
  ),
  lines('transferRecipients', partnerList),
] as const;

/** A row of the sustainability matrix. */
function effect<const Id extends string>(id: Id, fi: string, sv: string, en: string) {
  return row(id, fi, sv, en, score);
}

const sustainabilityMatrix = [
  subheading('sustainability', '8.2 Kestävä kehitys', '8.2 Hållbar utveckling', '8.2 Sustainable development'),
  caption('effects', 'VälitönVälillinen', 'DirektIndirekt', 'DirectIndirect'),
  caption('ecological', 'Ekologinen kestävyys', 'Ekologisk hållbarhet', 'Ecological sustainability'),
  effect(
    'effectResources',
    'Luonnonvarojen käytön kestävyys',
    'Hållbar användning av naturresurser',
    'Sustainable use of natural resources',
  ),
  effect(
    'effectClimate',
    'Ilmastonmuutoksen aiheuttamien riskien vähentäminen',
    'Minskning av risker som klimatförändringen medför',
    'Reducing the risks of climate change',
  ),
  effect(
    'effectNature',
    'Kasvillisuus, eliöt ja luonnon monimuotoisuus',
    'Vegetation, organismer och naturens mångfald',
    'Vegetation, organisms and biodiversity',
  ),
  effect(
    'effectWaterSoilAir',
    'Pinta- ja pohjavedet, maaperä sekä ilma (ja kasvihuonekaasujen väheneminen)',
    'Yt- och grundvatten, mark samt luft (och minskning av växthusgaser)',
    'Surface water and groundwater, soil and air (and reduction of greenhouse gases)',
  ),
  effect('effectNatura', 'Natura 2000 -ohjelman kohteet', 'Natura 2000-områden', 'Natura 2000 sites'),
  caption('economic', 'Taloudellinen kestävyys', 'Ekonomisk hållbarhet', 'Economic sustainability'),
  effect('effectMaterials', 'Materiaalit ja jätteet', 'Material och avfall', 'Materials and waste'),
  effect(
    'effectEnergy',
    'Uusiutuvien energialähteiden käyttö',
    'Användning av förnybara energikällor',
    'Use of renewable energy',
  ),
  effect(
    'effectLocalEconomy',
    'Paikallisen elinkeinorakenteen kestävä kehittäminen',
    'Hållbar utveckling av den lokala näringsstrukturen',
    'Sustainable development of the local economy',
  ),
  effect(
    'effectImmaterial',
    'Aineettomien tuotteiden ja palvelujen kehittäminen',
    'Utveckling av immateriella produkter och tjänster',
    'Development of intangible products and services',
  ),
  effect('effectMobility', 'Liikkuminen ja logistiikka', 'Mobilitet och logistik', 'Mobility and logistics'),
  caption(
    'social',
    'Sosiaalinen ja kulttuurinen kestävyys sekä yhdenvertaisuus',
    'Social och kulturell hållbarhet samt likabehandling',
    'Social and cultural sustainability and equality',
  ),
  effect('effectWellbeing', 'Hyvinvoinnin edistäminen', 'Främjande av välfärd', 'Promotion of wellbeing'),
  effect('effectEquality', 'Tasa-arvon edistäminen', 'Främjande av jämställdhet', 'Promotion of gender equality'),
  effect(
    'effectParity',
    'Yhteiskunnallinen ja kulttuurinen yhdenvertaisuus',
    'Samhällelig och kulturell likabehandling',
    'Social and cultural equality',
  ),
  effect('effectCulture', 'Kulttuuriympäristö', 'Kulturmiljö', 'Cultural environment'),
  effect('effectEnvironmentalSkills', 'Ympäristöosaaminen', 'Miljökompetens', 'Environmental competence'),
] as const;

const contents = [
  heading(
    'summary',
    '3 Suunnitelman mukainen tiivistelmä toteutuksesta',
    '3 Sammanfattning av genomförandet enligt planen',
    '3 Plan-specified summary of the project completion',
  ),
  body('plannedSummary', textBlock),
  heading('targetGroups', '4 Hankkeen kohderyhmät', '4 Projektets målgrupper', '4 Target groups of the project'),
  subheading('directTargets', '4.1 Varsinaiset kohderyhmät', '4.1 Egentliga målgrupper', '4.1 Direct target groups'),
  body('directTargetGroups', textBlock),
  subheading('indirectTargets', '4.2 Välilliset kohderyhmät', '4.2 Indirekta målgrupper', '4.2 Indirect target groups'),
  body('indirectTargetGroups', textBlock),
  heading(
    'funding',
    '5 Projektin julkinen rahoitus, euroa',
    '5 Projektets offentliga finansiering, euro',
    '5 Public funding of the project, euros',
  ),
  ...moneyLines,
  heading('area', '6 Maantieteellinen kohdealue', '6 Geografiskt målområde', '6 Geographical area'),
  labelled('regions', 'Maakunnat', 'Landskap', 'Regions', areaList('region', 'kept')),
  labelled('subRegions', 'Seutukunnat', 'Ekonomiska regioner', 'Sub-regions', areaList('sub_region', 'kept')),
  labelled('municipalities', 'Kunnat', 'Kommuner', 'Municipalities', areaList('municipality', 'kept')),
  subheading(
    'place',
    'Toteutuspaikan osoite, jos hanke toteutetaan yhdessä paikassa',
    'Adress, om projektet genomförs på ett ställe',
    'Address, if the project is implemented in one place',
  ),
  labelled('placeAddress', 'Jakeluosoite', 'Utdelningsadress', 'Street', line),
  labelled('placePostalCode', 'Postinumero', 'Postnummer', 'Postal code', postalCode),
  labelled('placePostOffice', 'Postitoimipaikka', 'Postanstalt', 'City/town', line),
  heading(
    'estimates',
    '7 Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista',
    '7 Projektspecifika uppskattningar av uppföljningsdata vid ansökan',
    '7 Project-specific estimates of monitoring data given in the application',
  ),
  subheading(
    'participatingEnterprises',
    '7.1 Osallistuvien yritysten lukumäärä',
    '7.1 Antal deltagande företag',
    '7.1 Participating enterprises',
  ),
  planned('participatingEnterprisesPlanned', count),
  realised('participatingEnterprisesRealised', count),
  subheading(
    'participatingPersons',
    '7.2 Osallistuvien henkilöiden lukumäärä',
    '7.2 Antal deltagande personer',
    '7.2 Participating persons',
  ),
  planned('participatingPersonsPlanned', count),
  realised('participatingPersonsRealised', count, { expected: false }),
  heading('principles', '8 Horisontaaliset periaatteet', '8 Horisontella principer', '8 Horizontal principles'),
  subheading('equality', '8.1 Sukupuolten tasa-arvo', '8.1 Jämställdhet mellan könen', '8.1 Gender equality'),
  statement(
    'genderAnalysisDone',
    'Hankkeessa on tehty toimintaympäristön analyysi sukupuolinäkökulmasta',
    'I projektet har verksamhetsmiljön analyserats ur ett könsperspektiv',
    'The operating environment has been analysed from a gender perspective',
    answer,
  ),
  statement(
    'genderMainstreamed',
    'Sukupuolinäkökulma on huomioitu hankkeen toiminnassa (valtavirtaistaminen)',
    'Könsperspektivet har beaktats i projektets verksamhet (integrering)',
    'The gender perspective is taken into account in the activities (mainstreaming)',
    answer,
  ),
  statement(
    'genderEqualityMainAim',
    'Hankkeen päätavoite on sukupuolten tasa-arvon edistäminen',
    'Projektets huvudmål är att främja jämställdhet mellan könen',
    'The main aim of the project is to promote gender equality',
    answer,
  ),
  ...sustainabilityMatrix,
  ...finalReport('9'),
] as const;

/** The same blocks, of which none is missed where it is not printed; the summary of section 3 is. */
function unexpected<const B extends readonly Block[]>(blocks: B): B {
  const loosened = blocks.map((block) =>
    block.block === 'field' && block.id !== 'plannedSummary' ? { ...block, expected: false } : block,
  );
  // The blocks keep their ids and kinds, which is all that their types tell.
  return loosened as unknown as B;
}

/** An ESR project ("hanke") of 2014–2020. */
export const esr2014 = defineForm({
  id: 'esr-2014',
  fund: 'ESR',
  period: '2014-2020',
  language: 'fi',
  origin: 'official',
  blocks: [start, esrTitle, ...projectSection(finnish), organisationWeb, ...contactAndPartners, ...contents],
});

/** An EAKR project of 2014–2020: the same labels under another title. */
export const eakr2014 = defineForm({
  id: 'eakr-2014',
  fund: 'EAKR',
  period: '2014-2020',
  language: 'fi',
  origin: 'official',
  blocks: [
    start,
    title(
      'title',
      'Euroopan aluekehitysrahaston (EAKR) rahoittaman hankkeen kuvaus',
      'Beskrivning av projekt som finansieras av Europeiska regionala utvecklingsfonden (Eruf)',
      'Description of the project funded by the European Regional Development Fund (ERDF)',
    ),
    ...projectSection(finnish),
    organisationWeb,
    ...contactAndPartners,
    ...contents,
  ],
});

/**
 * The service's English rendering of the 2014–2020 form, which has no line for the website. It has been seen to the end of
 * section 3; what follows is read by Koordi's own labels and never missed.
 */
export const esr2014English = defineForm({
  id: 'esr-2014-en',
  fund: 'ESR',
  period: '2014-2020',
  language: 'en',
  origin: 'official',
  blocks: [start, esrTitle, ...projectSection(english), ...contactAndPartners, ...unexpected(contents)],
});
