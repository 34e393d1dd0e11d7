import {
  type Answer,
  type DescriptionRecord,
  type FormFields,
  fieldsOf,
  findForm,
  type Partner,
  type Score,
} from '#features/description/public.ts';
import { hasParticipants } from './draft.ts';
import { majorAreas, regionalCouncils } from './facts/authorities.ts';
import { inventedOrganisations, type OrganisationKind } from './facts/organisations.ts';
import type { PlannedAndRealised } from './figures.ts';
import { type ImplementerKind, inventedBusinessId } from './implementer.ts';
import type { Project } from './project.ts';
import { assistance } from './prose/assistance-prose.ts';
import { english, swedish } from './prose/other-language-prose.ts';
import { effectReasons, equalityReasons } from './prose/principles-prose.ts';
import { assistanceText, goalsText, type Prose, proseOf } from './prose.ts';
import type { Random } from './random.ts';

/** The official description of a project, on the form of its period and fund. */
export function descriptionOf(random: Random, project: Project): DescriptionRecord {
  const form = formOfProject(project);
  return { form, fields: writers[form](random, project) };
}

type DemoForm = keyof FormFields;

function formOfProject({ era, language, role }: Project): DemoForm {
  if (era === '2021') return 'esf-2021';
  if (role === 'assistance') return 'esr-2007-assistance';
  if (role === 'regionalFund') return `eakr-${era}`;
  if (language === 'en') return 'esr-2014-en';
  return `esr-${era}`;
}

const writers: { readonly [F in DemoForm]: (random: Random, project: Project) => FormFields[F] } = {
  'esr-2007': describe2007,
  'esr-2007-assistance': describeAssistance,
  'eakr-2007': describeRegionalFund2007,
  'esr-2014': describe2014,
  'eakr-2014': describe2014,
  'esr-2014-en': describeInEnglish,
  'esf-2021': describe2021,
};

const knownPhrases = new Map<string, string>();

/** The phrase that a form is known to print in a field, by how it begins: `2`, `6.1`, `a`. */
function phrase(form: DemoForm, field: string, beginning: string): string {
  const key = `${form} ${field} ${beginning}`;
  const known = knownPhrases.get(key) ?? findPhrase(form, field, beginning);
  if (known === undefined) throw new RangeError(`Form ${form} knows no ${field} that begins with ${beginning}`);
  knownPhrases.set(key, known);
  return known;
}

function findPhrase(form: DemoForm, field: string, beginning: string): string | undefined {
  const found = findForm(form);
  const described = found && fieldsOf(found).find(({ id }) => id === field);
  return described?.kind.known?.find((candidate) => candidate.startsWith(beginning));
}

const statusWords: Readonly<Record<Project['stage'], string>> = {
  ended: 'Toiminta päättynyt',
  running: 'Toiminnassa',
  interrupted: 'Keskeytynyt',
  application: 'Hakemus',
};

const organisationTypes2007: Readonly<Record<ImplementerKind, string>> = {
  state: 'Valtion viranomainen',
  university: 'Yliopisto',
  polytechnic: 'Kuntayhtymä',
  vocational: 'Ammatillinen oppilaitos',
  jointAuthority: 'Kuntayhtymä',
  municipality: 'Kunta',
  association: 'Järjestö tai yhdistys',
  foundation: 'Säätiö',
  company: 'Yritys',
  developmentCompany: 'Yritys',
};

const organisationTypes2007Erdf: Readonly<Record<ImplementerKind, string>> = {
  ...organisationTypes2007,
  university: 'Muu',
  polytechnic: 'Muu',
  vocational: 'Muu',
  jointAuthority: 'Muu',
  association: 'Muu',
  foundation: 'Muu',
};

const organisationTypes2014: Readonly<Record<ImplementerKind, string>> = {
  state: 'Valtion viranomainen',
  university: 'Yliopisto',
  polytechnic: 'Ammattikorkeakoulu',
  vocational: 'Ammatillinen oppilaitos',
  jointAuthority: 'Kuntayhtymä',
  municipality: 'Kunta',
  association: 'Muu järjestö tai yhdistys',
  foundation: 'Säätiö',
  company: 'Mikroyritys',
  developmentCompany: 'Pieni yritys',
};

function cents(euros: number): number {
  return euros * 100;
}

function timeOf({ startsOn, endsOn }: Project) {
  return { startsOn, endsOn };
}

/** The four sums, which every form prints in the same way. */
function sumsOf({ money }: Project) {
  return {
    grantedEuState: cents(money.granted),
    realisedEuState: cents(money.realised),
    plannedPublic: cents(money.plannedPublic),
    realisedPublic: cents(money.realisedPublic),
  };
}

function contactFields({ contact }: Project) {
  return {
    contactName: contact.name,
    contactRole: contact.role,
    contactEmail: contact.email,
    contactPhone: contact.phone,
  };
}

function web(random: Random, { implementer }: Project): string {
  const host = `www.${implementer.domain}.example`;
  return random.pick([host, host, `http://${host}`, `http://${host}/`]);
}

/** The project's own pages: often none, sometimes several joined by words. */
function projectWeb(random: Random, project: Project): string | null {
  const host = `www.${project.implementer.domain}.example`;
  const path = project.brand.toLowerCase().replaceAll('ä', 'a').replaceAll('ö', 'o');
  return random.pick([
    null,
    null,
    `${host}/${path}`,
    `http://${host}/${path}`,
    `www.${path}-hanke.example`,
    `${host}/hankkeet ja www.${path}.example`,
    `Sivut avataan hankkeen alettua osoitteeseen ${host}.`,
  ]);
}

// 2007–2013

function majorAreaOf({ area }: Project) {
  return majorAreas.find(({ regions }) => (regions as readonly string[]).includes(area.regionCode)) ?? majorAreas[0];
}

function centre(of: string): string {
  return `${of} elinkeino-, liikenne- ja ympäristökeskus`;
}

function programmePart(project: Project): string {
  return project.isNational ? 'Valtakunnallinen osio' : majorAreaOf(project).part;
}

function areaFields2007({ area }: Project) {
  if (area.isNationwide) return { nationwide: true } as const;
  return { regions: area.regions, subRegions: area.subRegions, municipalities: area.municipalities };
}

function areaFields2014({ area }: Project) {
  return { regions: area.regions, subRegions: area.subRegions, municipalities: area.municipalities };
}

function planned({ planned: total, plannedWomen: women }: PlannedAndRealised) {
  return { total, women };
}

function realised({ realised: total, realisedWomen: women }: PlannedAndRealised) {
  return { total, women };
}

/** Lines 1 and 2 of a description of 2007–2013, ordinary ESR and technical assistance alike. */
function opening2007(random: Random, project: Project) {
  const { implementer } = project;
  return {
    code: project.code,
    name: project.name,
    programmePart: programmePart(project),
    period: timeOf(project),
    status: statusWords[project.stage],
    authority: centre(majorAreaOf(project).funder),
    implementerName: implementer.printedName,
    organisationType: organisationTypes2007[implementer.kind],
    businessId: implementer.businessId,
    address: implementer.address,
    organisationPhone: implementer.phone,
    organisationWeb: web(random, project),
    ...contactFields(project),
  };
}

function describe2007(random: Random, project: Project): FormFields['esr-2007'] {
  const { figures, theme } = project;
  const prose = proseOf(random, project);
  const priority = project.role === 'coordination' || project.role === 'network' ? 3 : theme.priority2007;
  return {
    ...opening2007(random, project),
    priority: phrase('esr-2007', 'priority', `${priority}:`),
    projectType: phrase(
      'esr-2007',
      'projectType',
      hasParticipants(project) ? 'Projekti, jossa on' : 'Projekti, jossa ei ole',
    ),
    projectWeb: projectWeb(random, project),
    ...areaFields2007(project),
    directTargetGroups: prose.direct,
    indirectTargetGroups: prose.indirect,
    personsPlanned: planned(figures.persons),
    personsRealised: realised(figures.persons),
    jobsPlanned: planned(figures.jobs),
    jobsRealised: realised(figures.jobs),
    enterprisesPlanned: planned(figures.enterprises),
    enterprisesRealised: realised(figures.enterprises),
    qualificationsPlanned: planned(figures.qualifications),
    qualificationsRealised: realised(figures.qualifications),
    plannedSummary: prose.summary,
    communicationPlan: prose.communication,
    disseminationPlan: prose.dissemination,
    ...sumsOf(project),
    equality: equalityClass(random, project),
    sustainability: phrase('esr-2007', 'sustainability', random.happens(0.75) ? 'Projektilla' : 'Merkittävästi'),
    partnership: phrase('esr-2007', 'partnership', 'Kumppanuutta'),
    innovation: phrase('esr-2007', 'innovation', 'Ei erityistä'),
    ...(project.isNational && { developmentProgramme: phrase('esr-2007', 'developmentProgramme', 'Välityömarkkinat') }),
    ...reportField(prose),
  };
}

function equalityClass(random: Random, { theme }: Project): string {
  if (theme.id === 'segregation') return phrase('esr-2007', 'equality', 'Sekä naisten');
  return phrase('esr-2007', 'equality', random.happens(0.6) ? 'Sukupuolineutraali' : 'Tasa-arvopainotteinen');
}

function reportField({ finalReport }: Prose) {
  return finalReport === undefined ? {} : { finalReportSummary: finalReport };
}

function describeAssistance(random: Random, project: Project): FormFields['esr-2007-assistance'] {
  const isInformation = /tiedotus|viestintä/i.test(project.name);
  return {
    ...opening2007(random, project),
    priority: phrase('esr-2007-assistance', 'priority', '5:'),
    projectType: phrase('esr-2007-assistance', 'projectType', isInformation ? 'Tiedotus' : 'Toimeenpano'),
    areaAndTargetGroupText: assistanceText(random, project, assistance.text),
    ...sumsOf(project),
  };
}

function describeRegionalFund2007(random: Random, project: Project): FormFields['eakr-2007'] {
  const { figures, implementer } = project;
  const prose = proseOf(random, project);
  return {
    ...opening2007(random, project),
    programmePart: majorAreaOf(project).programme,
    priority: phrase('eakr-2007', 'priority', `${project.regionalTheme?.priority2007}:`),
    projectType: phrase('eakr-2007', 'projectType', random.happens(0.8) ? 'Kehittämisprojekti' : 'Sekä investointi'),
    authority: regionalCouncils[project.area.regionCode] ?? 'Uudenmaan liitto',
    organisationType: organisationTypes2007Erdf[implementer.kind],
    projectWeb: projectWeb(random, project),
    ...areaFields2007(project),
    directTargetGroups: prose.direct,
    indirectTargetGroups: prose.indirect,
    participatingEnterprisesPlanned: figures.companies.planned,
    participatingEnterprisesRealised: figures.companies.realised,
    participatingOrganisationsPlanned: figures.organisations.planned,
    participatingOrganisationsRealised: figures.organisations.realised,
    goalsText: `${goalsText(project)}\n\n${prose.summary}`,
    ...sumsOf(project),
    ...reportField(prose),
  };
}

// 2014–2020

/** Lines 1 and 2 of a description of 2014–2020, up to the website that the English rendering lacks. */
function opening2014(project: Project) {
  const { area, implementer } = project;
  return {
    code: project.code,
    name: project.name,
    period: timeOf(project),
    implementerName: implementer.printedName,
    businessId: implementer.businessId,
    address: implementer.address,
    organisationPhone: implementer.phone,
    postalCode: area.town.postalCode,
    postOffice: area.town.name,
    ...contactFields(project),
  };
}

function describe2014(random: Random, project: Project): FormFields['esr-2014'] {
  const { implementer, regionalTheme, role, theme } = project;
  const prose = proseOf(random, project);
  const priority = regionalTheme?.priority2014 ?? theme.priority2014;
  const objective = regionalTheme?.objective2014 ?? theme.objective2014;
  return {
    ...opening2014(project),
    priority: phrase('esr-2014', 'priority', `${priority}.`),
    objective: phrase('esr-2014', 'objective', `${objective}.`),
    status: statusWords[project.stage],
    authority: authority2014(project),
    organisationType: organisationTypes2014[implementer.kind],
    postOffice: postOffice(random, project),
    organisationWeb: random.happens(0.04) ? null : `http://${web(random, project).replace('http://', '')}`,
    ...applicants(random, project),
    ...contents2014(random, project, prose),
    ...(role === 'regionalFund' ? {} : personsOf2014(random, project)),
  };
}

function authority2014(project: Project): string {
  const { area, role } = project;
  if (role === 'regionalFund') return regionalCouncils[area.regionCode] ?? 'Uudenmaan liitto';
  // Kainuu belonged to Northern Finland in this period.
  return centre(area.regionCode === '18' ? 'Pohjois-Pohjanmaan' : majorAreaOf(project).funder);
}

/** Post offices have been written in capitals as well as in small letters. */
function postOffice(random: Random, { area, language }: Project): string {
  const name = (language === 'sv' && area.town.nameSv) || area.town.name;
  return random.happens(0.35) ? name.toUpperCase() : name;
}

/** Sections 3–9, which all forms of 2014–2020 share. */
function contents2014(random: Random, project: Project, prose: Prose) {
  return {
    plannedSummary: prose.summary,
    directTargetGroups: prose.direct,
    indirectTargetGroups: prose.indirect,
    ...sumsOf(project),
    ...areaFields2014(project),
    ...placeFields(random, project),
    participatingEnterprisesPlanned: project.figures.companies.planned,
    participatingEnterprisesRealised: project.figures.companies.realised,
    participatingPersonsPlanned: project.figures.persons.planned,
    ...answersOf(random, project),
    ...scoresOf(random, project),
    ...reportField(prose),
  };
}

/** The realised line of persons is printed on some forms only. */
function personsOf2014(random: Random, { figures, stage }: Project) {
  return stage !== 'application' && random.happens(0.5)
    ? { participatingPersonsRealised: figures.persons.realised }
    : {};
}

/** The address of the one place where the project is carried out, mostly empty lines. */
function placeFields(random: Random, { area, implementer }: Project) {
  return random.happens(0.25)
    ? { placeAddress: implementer.address, placePostalCode: area.town.postalCode, placePostOffice: area.town.name }
    : { placeAddress: null, placePostalCode: null, placePostOffice: null };
}

const joint = 'Hakijoita on useampi';
const transfer = 'Hakija siirtää';

/** One applicant, a joint project with its partners, a transfer of aid, or the bare heading of newer renderings. */
function applicants(random: Random, project: Project) {
  const arrangement = (beginning: string) => phrase('esr-2014', 'applicantArrangement', beginning);
  const chance = random.next();
  if (project.implementer.kind === 'state') {
    return { applicantArrangement: chance < 0.6 ? null : arrangement('Vain yksi') };
  }
  if (chance < 0.4) return { applicantArrangement: arrangement('Vain yksi') };
  if (chance < 0.7) {
    return { applicantArrangement: arrangement(joint), partners: partnersOf(random, project, random.whole(1, 6)) };
  }
  if (chance < 0.74) {
    return {
      applicantArrangement: arrangement(transfer),
      transferRecipients: partnersOf(random, project, random.whole(2, 7)),
    };
  }
  return chance < 0.86 ? { applicantArrangement: null, partners: null } : { applicantArrangement: null };
}

const partnerKinds: ReadonlySet<OrganisationKind> = new Set<OrganisationKind>([
  'polytechnic',
  'university',
  'vocational',
  'jointAuthority',
  'association',
  'foundation',
  'municipality',
]);

function partnersOf(random: Random, { implementer, language }: Project, count: number): Partner[] {
  const others = inventedOrganisations.filter(
    (organisation) =>
      partnerKinds.has(organisation.kind) &&
      (language === 'sv' || organisation.language === undefined) &&
      organisation.domain !== implementer.domain,
  );
  return random.shuffled(random.some(others, count)).map((organisation) => ({
    name: organisation.name,
    businessId: inventedBusinessId(inventedOrganisations.indexOf(organisation)),
  }));
}

function answersOf(random: Random, project: Project) {
  const isMainAim = project.theme.id === 'segregation' && project.role === 'development';
  const isAnalysed = isMainAim || random.happens(0.7);
  const isMainstreamed = isMainAim || random.happens(0.85);
  const { analysisDone, analysisNotDone, mainAim, mainstreamed, notMainAim, notMainstreamed } = equalityReasons;
  return {
    genderAnalysisDone: answer(random, project, isAnalysed, isAnalysed ? analysisDone : analysisNotDone, 0),
    genderMainstreamed: answer(random, project, isMainstreamed, isMainstreamed ? mainstreamed : notMainstreamed, 1),
    genderEqualityMainAim: answer(random, project, isMainAim, isMainAim ? mainAim : notMainAim, 2),
  };
}

function answer(
  random: Random,
  { language }: Project,
  isYes: boolean,
  reasons: readonly string[],
  question: number,
): Answer {
  if (language === 'fi') return { answer: isYes ? 'Kyllä' : 'Ei', reason: random.pick(reasons) };
  const yes = question < 2;
  const reason = (language === 'sv' ? swedish : english).equality[question] ?? '';
  const words = language === 'sv' ? ['Kyllä', 'Ei'] : ['Yes', 'No'];
  return { answer: (yes ? words[0] : words[1]) ?? '', reason };
}

/** Rows on which nearly every project of the fund for people has some effect. */
const usualEffects: ReadonlySet<string> = new Set([
  'effectWellbeing',
  'effectEquality',
  'effectLocalEconomy',
  'effectImmaterial',
  'effectParity',
]);

type EffectId = Extract<keyof FormFields['esr-2014'], `effect${string}`>;

const effectIds = Object.keys(effectReasons) as EffectId[];

function scoresOf(random: Random, project: Project): Record<EffectId, Score> {
  return Object.fromEntries(effectIds.map((id) => [id, scoreOf(random, project, id)])) as Record<EffectId, Score>;
}

/** Rows that have to do only with work outdoors. */
const outdoorEffects: ReadonlySet<string> = new Set([
  'effectNature',
  'effectWaterSoilAir',
  'effectNatura',
  'effectCulture',
]);

const outdoorThemes: ReadonlySet<string> = new Set(['inclusion', 'longTermUnemployed']);

function likelihoodOf(id: EffectId, { regionalTheme, theme }: Project): number {
  if (usualEffects.has(id)) return 0.75;
  if (!outdoorEffects.has(id)) return 0.15;
  return regionalTheme === undefined && outdoorThemes.has(theme.id) ? 0.2 : 0;
}

function scoreOf(random: Random, project: Project, id: EffectId): Score {
  const { language } = project;
  if (!random.happens(likelihoodOf(id, project))) return { direct: 0, indirect: 0 };
  const direct = usualEffects.has(id) ? random.whole(1, 7) : random.whole(1, 3);
  const effects = { direct, indirect: random.whole(0, direct) };
  if (random.happens(0.25)) return effects;
  if (language === 'fi') return { ...effects, reason: random.pick(effectReasons[id] ?? []) };
  const [reason] = (language === 'sv' ? swedish : english).effects;
  return id === 'effectWellbeing' && reason ? { ...effects, reason } : effects;
}

function describeInEnglish(random: Random, project: Project): FormFields['esr-2014-en'] {
  const prose = proseOf(random, project);
  return {
    ...opening2014(project),
    priority: phrase('esr-2014-en', 'priority', '5.'),
    objective: phrase('esr-2014-en', 'objective', '10.1.'),
    status: phrase('esr-2014-en', 'status', 'Ended'),
    authority: `Centre for Economic Development, Transport and the Environment ${englishRegions[majorAreaOf(project).funder]}`,
    organisationType: phrase('esr-2014-en', 'organisationType', 'Joint'),
    applicantArrangement: null,
    ...contents2014(random, project, prose),
  };
}

const englishRegions = {
  Hämeen: 'Häme',
  'Keski-Suomen': 'Central Finland',
  'Etelä-Savon': 'South Savo',
  'Pohjois-Pohjanmaan': 'North Ostrobothnia',
} as const;

// 2021–2027

/** Hundredths of a per cent. */
const unionRates = [4000, 6000, 8000] as const;

function describe2021(random: Random, project: Project): FormFields['esf-2021'] {
  const { area, figures, implementer, money, stage, theme } = project;
  const prose = proseOf(random, project);
  return {
    code: project.code,
    name: project.name,
    priority: '4. Työllistyvä, osaava ja osallistava Suomi',
    objective: phrase('esf-2021', 'objective', `${theme.objective2021})`),
    interventionType: theme.interventionType,
    period: timeOf(project),
    status: statusWords[stage],
    authority: centre(area.regionCode === '18' ? 'Pohjois-Pohjanmaan' : majorAreaOf(project).funder),
    implementerName: implementer.printedName,
    organisationType: organisationTypes2014[implementer.kind],
    businessId: implementer.businessId,
    address: implementer.address,
    postalCode: area.town.postalCode,
    postOffice: area.town.name,
    organisationWeb: `https://www.${implementer.domain}.example`,
    contactName: project.contact.name,
    contactEmail: project.contact.email,
    contactPhone: project.contact.phone,
    ...(random.happens(0.35) && { partners: partnersOf(random, project, random.whole(1, 4)) }),
    ...(stage !== 'application' && random.happens(0.4) && { contractors: contractorsOf(random) }),
    plannedSummary: prose.summary,
    directTargetGroups: prose.direct,
    indirectTargetGroups: prose.indirect,
    totalCost: cents(Math.round(money.plannedPublic * random.pick([1, 1, 1.05, 1.12]))),
    coFinancingRate: random.pick(unionRates),
    ...sumsOf(project),
    country: 'Suomi',
    ...areaFields2014(project),
    personsPlanned: planned(figures.persons),
    personsRealised: realised(figures.persons),
    ...reportField(prose),
  };
}

const contractorKinds: ReadonlySet<OrganisationKind> = new Set<OrganisationKind>([
  'company',
  'developmentCompany',
  'vocational',
]);

function contractorsOf(random: Random): Partner[] {
  const sellers = inventedOrganisations.filter(
    ({ kind, language }) => contractorKinds.has(kind) && language === undefined,
  );
  return random.some(sellers, random.whole(1, 2)).map((seller) => ({
    name: seller.name,
    businessId: inventedBusinessId(inventedOrganisations.indexOf(seller)),
  }));
}
