import {
  body,
  defineForm,
  type Field,
  heading,
  labelled,
  marker,
  preamble,
  subheading,
  title,
  value,
} from '../form.model.ts';
import {
  areaList,
  businessId,
  choice,
  count,
  figure,
  line,
  period,
  presence,
  projectCode,
  textBlock,
} from '../kind.model.ts';
import * as known from '../known-value.model.ts';
import { finalReport, moneyLines, planned, realised } from './shared-lines.model.ts';

/*
 * Descriptions printed by the project information service of 2007–2013 (ESR ordinary, ESR technical assistance, EAKR).
 * Printed words are quoted letter by letter, typing errors included; Swedish and English labels are Koordi's own.
 */

const start = [
  preamble('preamble1', 'Euroopan unioni', 'Europeiska unionen', 'European Union'),
  preamble('preamble2', 'Vipuvoimaa EU:lta', 'Hävstång från EU', 'Leverage from the EU'),
] as const;

const esrTitle = title(
  'title',
  'Euroopan sosiaalirahaston (ESR) rahoittaman projektin kuvaus',
  'Beskrivning av projekt som finansieras av Europeiska socialfonden (ESF)',
  'Description of a project funded by the European Social Fund (ESF)',
);

const projectHeading = heading('project', '1. Projekti', '1. Projekt', '1. Project');
const code = labelled('code', 'Projektikoodi', 'Projektkod', 'Project code', projectCode);
const name = labelled('name', 'Projektin nimi', 'Projektets namn', 'Project name', line);
const time = labelled(
  'period',
  'Suunnitelman mukainen toteutusaika',
  'Planerad genomförandetid',
  'Planned implementation period',
  period('Alkaa', 'ja päättyy'),
);
const status = labelled('status', 'Toiminnan tila', 'Verksamhetens status', 'Status', choice(known.statuses));
const authority = labelled(
  'authority',
  'Vastuuviranomainen',
  'Ansvarig myndighet',
  'Responsible authority',
  choice(known.authorities),
);

const implementerHeading = heading(
  'implementer',
  '2. Projektin toteuttaja',
  '2. Projektgenomförare',
  '2. Project implementer',
);

const organisationLines = [
  labelled('businessId', 'Y-tunnus', 'FO-nummer', 'Business ID', businessId),
  labelled('address', 'Osoite', 'Adress', 'Address', line),
  // In practice the number of whoever answers for the project.
  labelled('organisationPhone', 'Puhelinnumero', 'Telefonnummer', 'Telephone number', line, { onFormOnly: true }),
  labelled(
    'organisationWeb',
    'Toteuttajaorganisaation Web-osoite',
    'Organisationens webbadress',
    'Website of the organisation',
    line,
  ),
] as const;

const projectWeb = labelled(
  'projectWeb',
  'Projektin kotisivun osoite',
  'Projektets webbadress',
  'Website of the project',
  line,
);

const contactLines = [
  labelled('contactName', 'Vastuuhenkilön nimi', 'Ansvarig person', 'Person in charge', line, { personal: true }),
  labelled('contactRole', 'Asema', 'Befattning', 'Position', line, { personal: true }),
  labelled('contactEmail', 'Sähköposti', 'E-post', 'E-mail', line, { personal: true }),
  labelled('contactPhone', 'Puhelinnumero', 'Telefonnummer', 'Telephone number', line, { personal: true }),
] as const;

const areaHeading = heading(
  'areaAndTargetGroups',
  '3. Projektin toteutusalue ja kohderyhmän kuvaus',
  '3. Projektets genomförandeområde och beskrivning av målgruppen',
  '3. Area of the project and description of the target group',
);

const areaLines = [
  subheading('area', '3.1 Maantieteellinen kohdealue', '3.1 Geografiskt målområde', '3.1 Geographical area'),
  marker('nationwide', 'Valtakunnallinen projekti', 'Riksomfattande projekt', 'Nationwide project', presence),
  labelled('regions', 'Maakunnat', 'Landskap', 'Regions', areaList('region', 'printedAsCommas'), { expected: false }),
  labelled(
    'subRegions',
    'Seutukunnat',
    'Ekonomiska regioner',
    'Sub-regions',
    areaList('sub_region', 'printedAsCommas'),
    {
      expected: false,
    },
  ),
  labelled('municipalities', 'Kunnat', 'Kommuner', 'Municipalities', areaList('municipality', 'printedAsCommas'), {
    expected: false,
  }),
] as const;

const targetGroupTexts = [
  subheading('directTargets', '3.2 Varsinaiset kohderyhmät', '3.2 Egentliga målgrupper', '3.2 Direct target groups'),
  body('directTargetGroups', textBlock),
  subheading('indirectTargets', '3.3 Välilliset kohderyhmät', '3.3 Indirekta målgrupper', '3.3 Indirect target groups'),
  body('indirectTargetGroups', textBlock),
] as const;

const goalsAndTexts = [
  subheading(
    'persons',
    '3.4 Aloittaneiden henkilöiden määrä',
    '3.4 Antal personer som har börjat',
    '3.4 Persons who started',
  ),
  planned('personsPlanned', figure('joista naisia')),
  realised('personsRealised', figure('joista naisia')),
  heading(
    'goals',
    '4. Projektin tavoitteet, tulokset ja vaikutukset',
    '4. Projektets mål, resultat och effekter',
    '4. Goals, results and effects of the project',
  ),
  subheading('jobs', '4.1 Uusien työpaikkojen määrä', '4.1 Antal nya arbetsplatser', '4.1 New jobs'),
  planned('jobsPlanned', figure('joista naisten työpaikkoja')),
  realised('jobsRealised', figure('joista naisten työpaikkoja')),
  subheading('enterprises', '4.2 Uusien yritysten määrä', '4.2 Antal nya företag', '4.2 New enterprises'),
  planned('enterprisesPlanned', figure('joista naisten perustamia')),
  realised('enterprisesRealised', figure('joista naisten perustamia')),
  subheading(
    'qualifications',
    '4.3 Suoritettujen tutkintojen määrä',
    '4.3 Antal avlagda examina',
    '4.3 Qualifications completed',
  ),
  planned('qualificationsPlanned', figure('joista naisten tutkintoja')),
  realised('qualificationsRealised', figure('joista naisten tutkintoja')),
  heading(
    'summary',
    '5. Suunnitelman mukainen tiivistelmä toteutuksesta',
    '5. Sammanfattning av genomförandet enligt planen',
    '5. Summary of the implementation as planned',
  ),
  body('plannedSummary', textBlock),
  heading(
    'communication',
    '6. Tiedotus ja hyvien käytäntöjen levittäminen',
    '6. Information och spridning av god praxis',
    '6. Communication and dissemination of good practices',
  ),
  subheading('communicationPlanHeading', '6.1 Tiedotussuunnitelma', '6.1 Informationsplan', '6.1 Communication plan'),
  body('communicationPlan', textBlock),
  subheading(
    'disseminationPlanHeading',
    '6.2 Suunnitelma hyvien käytäntöjen levittämisestä',
    '6.2 Plan för spridning av god praxis',
    '6.2 Plan for disseminating good practices',
  ),
  body('disseminationPlan', textBlock),
  heading(
    'funding',
    '7. Projektin julkinen rahoitus, euroa',
    '7. Projektets offentliga finansiering, euro',
    '7. Public funding of the project, euros',
  ),
  ...moneyLines,
  heading(
    'classification',
    '8. Vastuuviranomaisen tekemä projektin luokittelu',
    '8. Den ansvariga myndighetens klassificering av projektet',
    '8. Classification of the project by the responsible authority',
  ),
  subheading(
    'horizontal',
    '8.1 Horisontaalinen luokittelu',
    '8.1 Horisontell klassificering',
    '8.1 Horizontal classification',
  ),
  labelled('equality', 'Tasa-arvo', 'Jämställdhet', 'Equality', choice(known.equalityClasses2007)),
  labelled(
    'sustainability',
    'Kestävä kehitys',
    'Hållbar utveckling',
    'Sustainable development',
    choice(known.sustainabilityClasses2007),
  ),
  labelled('partnership', 'Kumppanuus', 'Partnerskap', 'Partnership', choice(known.partnershipClasses2007)),
  labelled('innovation', 'Innovatiivisuus', 'Innovativitet', 'Innovation', choice(known.innovationClasses2007)),
  subheading(
    'developmentProgrammeHeading',
    'Valtakunnallisen osion kehittämisohjelma',
    'Den riksomfattande delens utvecklingsprogram',
    'Development programme of the national part',
  ),
  value('developmentProgramme', choice(known.developmentProgrammes2007)),
  ...finalReport('9.'),
] as const;

const esrProjectLines = [
  labelled('programmePart', 'Osio', 'Del', 'Part of the programme', choice(known.programmeParts2007)),
  labelled('priority', 'Toimintalinja', 'Insatsområde', 'Priority', choice(known.priorities2007Esf)),
] as const;

const esrImplementerLines = [
  labelled(
    'implementerName',
    'Toteuttajaorganisaation nimi',
    'Organisationens namn',
    'Name of the implementing organisation',
    line,
  ),
  labelled(
    'organisationType',
    'Organisaatiotyyppi',
    'Organisationstyp',
    'Organisation type',
    choice(known.organisationTypes2007),
  ),
] as const;

function projectType<const Known extends readonly string[]>(values: Known): Field<'projectType', string> {
  return labelled('projectType', 'Projektityyppi', 'Projekttyp', 'Project type', choice(values));
}

/** An ordinary ESR project of 2007–2013. */
export const esr2007 = defineForm({
  id: 'esr-2007',
  fund: 'ESR',
  period: '2007-2013',
  language: 'fi',
  origin: 'official',
  blocks: [
    ...start,
    esrTitle,
    projectHeading,
    code,
    name,
    ...esrProjectLines,
    projectType(known.projectTypes2007Esf),
    time,
    status,
    authority,
    implementerHeading,
    ...esrImplementerLines,
    ...organisationLines,
    projectWeb,
    ...contactLines,
    areaHeading,
    ...areaLines,
    ...targetGroupTexts,
    ...goalsAndTexts,
  ],
});

/** ESR technical assistance of 2007–2013: a shorter form under the same title, where section 4 means funding. */
export const esr2007Assistance = defineForm({
  id: 'esr-2007-assistance',
  fund: 'ESR',
  period: '2007-2013',
  language: 'fi',
  origin: 'official',
  blocks: [
    ...start,
    esrTitle,
    projectHeading,
    code,
    name,
    ...esrProjectLines,
    projectType(known.projectTypes2007Assistance),
    time,
    status,
    authority,
    implementerHeading,
    ...esrImplementerLines,
    ...organisationLines,
    ...contactLines,
    areaHeading,
    body('areaAndTargetGroupText', textBlock),
    heading(
      'funding',
      '4. Projektin julkinen rahoitus, euroa',
      '4. Projektets offentliga finansiering, euro',
      '4. Public funding of the project, euros',
    ),
    ...moneyLines,
  ],
});

/**
 * An EAKR project of 2007–2013. The official form is known to the heading of section 4; from there on Koordi reads what
 * follows by the headings that EAKR shares with ESR.
 */
export const eakr2007 = defineForm({
  id: 'eakr-2007',
  fund: 'EAKR',
  period: '2007-2013',
  language: 'fi',
  origin: 'official',
  blocks: [
    ...start,
    title(
      'title',
      'Euroopan aluekehitysrahaston (EAKR) rahoittaman projektin kuvaus',
      'Beskrivning av projekt som finansieras av Europeiska regionala utvecklingsfonden (Eruf)',
      'Description of a project funded by the European Regional Development Fund (ERDF)',
    ),
    projectHeading,
    code,
    name,
    labelled('programmePart', 'Ohjelma', 'Program', 'Programme', choice(known.programmes2007Erdf)),
    labelled('priority', 'Toimintalinja', 'Insatsområde', 'Priority', choice(known.priorities2007Erdf)),
    projectType(known.projectTypes2007Erdf),
    time,
    status,
    authority,
    implementerHeading,
    labelled('implementerName', 'Toteuttajan nimi', 'Genomförarens namn', 'Name of the implementer', line),
    labelled(
      'organisationType',
      'Toteuttajatyyppi',
      'Typ av genomförare',
      'Implementer type',
      choice(known.organisationTypes2007Erdf),
    ),
    ...organisationLines,
    projectWeb,
    ...contactLines,
    areaHeading,
    ...areaLines,
    ...targetGroupTexts,
    subheading(
      'participatingEnterprises',
      '3.4. Osallistuvien yritysten lukumäärä',
      '3.4. Antal deltagande företag',
      '3.4. Participating enterprises',
    ),
    planned('participatingEnterprisesPlanned', count),
    realised('participatingEnterprisesRealised', count),
    subheading(
      'participatingOrganisations',
      '3.5. Osallistuvien muiden organisaatioiden lukumäärä',
      '3.5. Antal övriga deltagande organisationer',
      '3.5. Other participating organisations',
    ),
    planned('participatingOrganisationsPlanned', count),
    realised('participatingOrganisationsRealised', count),
    heading(
      'goals',
      '4. Projektin tavoitteet, tulokset ja vaikutukset',
      '4. Projektets mål, resultat och effekter',
      '4. Goals, results and effects of the project',
    ),
    body('goalsText', textBlock, { expected: false }),
    heading(
      'funding',
      '7. Projektin julkinen rahoitus, euroa',
      '7. Projektets offentliga finansiering, euro',
      '7. Public funding of the project, euros',
    ),
    ...moneyLines,
    ...finalReport('9.'),
  ],
});
