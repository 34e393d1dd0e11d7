import { body, defineForm, heading, labelled, lines, preamble, subheading, title } from '../form.model.ts';
import {
  areaList,
  businessId,
  choice,
  figure,
  line,
  money,
  partnerList,
  percentage,
  period,
  postalCode,
  projectCode,
  textBlock,
} from '../kind.model.ts';
import * as known from '../known-value.model.ts';
import { finalReport, moneyLines, planned, realised } from './shared-lines.model.ts';

const preambleText = 'Euroopan unionin osarahoittama';

/**
 * A description for ESF+ 2021–2027, designed by Koordi: the fields of Reg. (EU) 2021/1060 art. 49(3) in the shape of the
 * 2014–2020 form. No official page of this period with a description is known, hence `origin: 'own'`.
 */
export const esf2021 = defineForm({
  id: 'esf-2021',
  fund: 'ESR+',
  period: '2021-2027',
  language: 'fi',
  origin: 'own',
  blocks: [
    preamble('preamble1', preambleText, 'Medfinansieras av Europeiska unionen', 'Co-funded by the European Union'),
    title(
      'title',
      'Euroopan sosiaalirahasto plussan (ESR+) osarahoittaman hankkeen kuvaus',
      'Beskrivning av projekt som medfinansieras av Europeiska socialfonden plus (ESF+)',
      'Description of a project co-funded by the European Social Fund Plus (ESF+)',
    ),
    heading('project', '1 Hanke', '1 Projekt', '1 Project'),
    labelled('code', 'Hankekoodi', 'Projektkod', 'Project code', projectCode),
    labelled('name', 'Hankkeen nimi', 'Projektets namn', 'Project name', line),
    labelled('priority', 'Toimintalinja', 'Insatsområde', 'Priority', line),
    labelled('objective', 'Erityistavoite', 'Särskilt mål', 'Specific objective', choice(known.objectives2021)),
    labelled('interventionType', 'Tukitoimen tyyppi', 'Interventionstyp', 'Type of intervention', line),
    labelled(
      'period',
      'Suunnitelman mukainen toteutusaika',
      'Planerad genomförandetid',
      'Planned implementation period',
      period('Alkaa', 'ja päättyy'),
    ),
    labelled('status', 'Toiminnan tila', 'Verksamhetens status', 'Status', choice(known.statuses)),
    labelled('authority', 'Vastuuviranomainen', 'Ansvarig myndighet', 'Responsible authority', line),
    heading('implementer', '2 Tuensaajan perustiedot', '2 Basuppgifter om stödmottagaren', '2 Beneficiary'),
    labelled('implementerName', 'Tuensaajan virallinen nimi', 'Stödmottagarens officiella namn', 'Official name', line),
    labelled(
      'organisationType',
      'Organisaatiotyyppi',
      'Organisationstyp',
      'Organisation type',
      choice(known.organisationTypes2014),
    ),
    labelled('businessId', 'Y-tunnus', 'FO-nummer', 'Business ID', businessId),
    labelled('address', 'Jakeluosoite', 'Utdelningsadress', 'Street', line),
    labelled('postalCode', 'Postinumero', 'Postnummer', 'Postal code', postalCode),
    labelled('postOffice', 'Postitoimipaikka', 'Postanstalt', 'City or town', line),
    labelled('organisationWeb', 'Verkko-osoite', 'Webbadress', 'Website', line),
    labelled('contactName', 'Yhteyshenkilön nimi', 'Kontaktperson', 'Contact person', line, { personal: true }),
    labelled('contactEmail', 'Yhteyshenkilön sähköpostiosoite', 'Kontaktpersonens e-postadress', 'E-mail', line, {
      personal: true,
    }),
    labelled('contactPhone', 'Yhteyshenkilön puhelinnumero', 'Kontaktpersonens telefonnummer', 'Telephone', line, {
      personal: true,
    }),
    subheading('partnersHeading', 'Osatoteuttajat', 'Delgenomförare', 'Partners'),
    lines('partners', partnerList),
    subheading(
      'contractorsHeading',
      'Hankintojen toimittajat',
      'Leverantörer i upphandlingar',
      'Contractors in public procurement',
    ),
    lines('contractors', partnerList),
    heading(
      'summary',
      '3 Hankkeen tarkoitus ja odotetut tai toteutuneet saavutukset',
      '3 Projektets syfte och förväntade eller faktiska resultat',
      '3 Purpose and expected or actual achievements',
    ),
    body('plannedSummary', textBlock),
    heading('targetGroups', '4 Hankkeen kohderyhmät', '4 Projektets målgrupper', '4 Target groups of the project'),
    subheading('directTargets', '4.1 Varsinaiset kohderyhmät', '4.1 Egentliga målgrupper', '4.1 Direct target groups'),
    body('directTargetGroups', textBlock),
    subheading(
      'indirectTargets',
      '4.2 Välilliset kohderyhmät',
      '4.2 Indirekta målgrupper',
      '4.2 Indirect target groups',
    ),
    body('indirectTargetGroups', textBlock),
    heading('funding', '5 Hankkeen rahoitus, euroa', '5 Projektets finansiering, euro', '5 Funding, euros'),
    labelled('totalCost', 'Kokonaiskustannukset', 'Totala kostnader', 'Total cost', money),
    labelled(
      'coFinancingRate',
      'Unionin osarahoitusosuus, prosenttia',
      'Unionens medfinansieringsgrad, procent',
      'Union co-financing rate, per cent',
      percentage,
    ),
    ...moneyLines,
    heading('area', '6 Maantieteellinen kohdealue', '6 Geografiskt målområde', '6 Geographical area'),
    labelled('country', 'Maa', 'Land', 'Country', line),
    labelled('regions', 'Maakunnat', 'Landskap', 'Regions', areaList('region', 'kept')),
    labelled('subRegions', 'Seutukunnat', 'Ekonomiska regioner', 'Sub-regions', areaList('sub_region', 'kept')),
    labelled('municipalities', 'Kunnat', 'Kommuner', 'Municipalities', areaList('municipality', 'kept')),
    heading('estimates', '7 Osallistujat', '7 Deltagare', '7 Participants'),
    subheading('persons', '7.1 Osallistuvien henkilöiden määrä', '7.1 Antal deltagande personer', '7.1 Participants'),
    planned('personsPlanned', figure('joista naisia')),
    realised('personsRealised', figure('joista naisia')),
    ...finalReport('8'),
  ],
});
