import type { Project } from './project.ts';
import * as communication from './prose/communication-prose.ts';
import { coordination, ownProduction, parallelProject } from './prose/coordination-prose.ts';
import { network } from './prose/network-prose.ts';
import { english, type OtherLanguageProse, swedish } from './prose/other-language-prose.ts';
import * as plan from './prose/plan-prose.ts';
import * as report from './prose/report-prose.ts';
import type { Random } from './random.ts';
import { all, choose, chooseItems, enumerated, type Slots, Teller } from './sentence.ts';
import { figureSlots, slotsOf } from './slots.ts';

/** The running texts of a description. */
export interface Prose {
  readonly summary: string;
  readonly direct: string;
  readonly indirect: string;
  readonly communication: string;
  readonly dissemination: string;
  /** Only of a project whose activity is over. */
  readonly finalReport: string | undefined;
}

/** What the texts of one project are written with. */
interface Writing {
  readonly random: Random;
  readonly project: Project;
  readonly slots: Slots;
}

/** Writes the texts of a project; the figures in them are those of its fields. */
export function proseOf(random: Random, project: Project): Prose {
  const writing = { random, project, slots: slotsOf(random, project) };
  if (project.language === 'sv') return inOtherLanguage(writing, swedish);
  if (project.language === 'en') return inOtherLanguage(writing, english);
  switch (project.role) {
    case 'coordination':
      return ofAuthority(writing, coordination);
    case 'parallel':
      return ofAuthority(writing, parallelProject);
    case 'network':
      return ofNetwork(writing);
    case 'ownProduction':
      return ofOwnProduction(writing);
    case 'regionalFund':
      return ofRegionalFund(writing);
    default:
      return ofDevelopment(writing);
  }
}

function paragraph(sentences: readonly string[]): string {
  return sentences.join(' ');
}

function paragraphs(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

const bullets: readonly ((index: number) => string)[] = [
  () => '- ',
  () => '- ',
  () => '-',
  () => 'o ',
  (index) => `${index + 1}) `,
  (index) => `(${index + 1}) `,
  (index) => `${index + 1}. `,
];

/** Items one on a line, marked in one of the ways in which people mark them. */
function listed(random: Random, items: readonly string[]): string {
  const mark = random.pick(bullets);
  return items.map((item, index) => `${mark(index)}${item}`).join('\n');
}

function ofDevelopment(writing: Writing): Prose {
  return {
    summary: developmentSummary(writing),
    direct: directTargets(writing),
    indirect: indirectTargets(writing),
    communication: communicationPlan(writing),
    dissemination: disseminationPlan(writing),
    finalReport: developmentReport(writing),
  };
}

function developmentSummary({ project, random, slots }: Writing): string {
  const { theme } = project;
  const teller = new Teller(random, slots, figureSlots);
  const goals = paragraph(teller.tell(theme.aims, random.whole(2, 3)));
  const background = paragraph([
    ...teller.tell(theme.needs, random.whole(2, 3)),
    ...teller.tell(plan.framing, random.whole(2, 3)),
  ]);
  const actions = listed(random, chooseItems(random, theme.actions, random.whole(3, 5), slots));
  const heading = random.pick(['Keskeiset toimenpiteet:', 'Toimenpiteet:', 'Hankkeen toimenpiteitä ovat:']);
  const methods = theme.isForJobseekers ? plan.methodsForJobseekers : plan.methods;
  const expectations = theme.isForJobseekers ? plan.expectationsForJobseekers : plan.expectations;
  return paragraphs([
    ...(random.happens(0.6) ? [goals, background] : [background, goals]),
    `${heading}\n${actions}`,
    paragraph(teller.tell(methods, random.whole(7, 10))),
    paragraph([...teller.tell(plan.targets, 1), ...teller.tell(expectations, random.whole(3, 5))]),
  ]);
}

function directTargets({ project, random, slots }: Writing): string {
  const groups = chooseItems(random, project.theme.groups, random.whole(3, 5), slots);
  const additions = paragraph(choose(random, plan.directAdditions, random.whole(1, 3), slots));
  // A relative clause inside an enumeration would need a comma of its own: such groups are better as a list.
  if (random.happens(0.5) && groups.every((group) => !group.includes(','))) {
    return `Hankkeen varsinaisia kohderyhmiä ovat ${enumerated(groups, 'sekä')}. ${additions}`;
  }
  const introduction = choose(random, plan.directIntroductions, 1, slots)[0] ?? '';
  return `${introduction}\n${listed(random, groups)}\n${additions}`;
}

function indirectTargets({ project, random, slots }: Writing): string {
  const common = chooseItems(random, plan.indirectGroups, random.whole(2, 4), slots);
  const withoutCommas = project.theme.indirect.filter((group) => !group.includes(','));
  const groups = [...common, ...random.some(withoutCommas, 2)];
  const introduction = random.pick(plan.indirectIntroductions);
  const additions = choose(random, plan.indirectAdditions, random.whole(0, 2), slots);
  return paragraph([`${introduction} ${enumerated(groups, 'sekä')}.`, ...additions]);
}

function communicationPlan({ random, slots }: Writing): string {
  const sentences = choose(random, communication.communicationSentences, random.whole(6, 10), slots);
  if (random.happens(0.7)) return paragraph(sentences);
  const layout = choose(random, random.shuffled(communication.communicationLayouts), 1, slots)[0] ?? '';
  return paragraphs([paragraph(sentences.slice(0, 2)), layout]);
}

function disseminationPlan({ random, slots }: Writing): string {
  const sentences = choose(random, communication.disseminationSentences, random.whole(5, 9), slots);
  if (random.happens(0.8)) return paragraph(sentences);
  const layout = choose(random, random.shuffled(communication.disseminationLayouts), 1, slots)[0] ?? '';
  return paragraphs([layout, paragraph(sentences.slice(0, 2))]);
}

function developmentReport(writing: Writing): string | undefined {
  const { project, random, slots } = writing;
  if (project.stage === 'interrupted') return interruptedReport(writing);
  if (project.stage !== 'ended') return undefined;
  const { isForJobseekers, achievements } = project.theme;
  const teller = new Teller(random, slots, figureSlots);
  const networks = isForJobseekers ? report.networksForJobseekers : report.networks;
  return paragraphs([
    paragraph([...teller.tell(report.openings, 1), ...teller.tell(report.courses, random.whole(3, 4))]),
    paragraph(participationOf(project, teller)),
    paragraph(teller.tell(achievements, random.whole(4, 6))),
    paragraph(teller.tell(report.results, random.whole(5, 8))),
    paragraph([...teller.tell(networks, random.whole(4, 7)), ...teller.tell(report.moneySentences, 1)]),
    reportEnding(writing, teller),
  ]);
}

function participationOf({ figures, theme }: Project, teller: Teller): string[] {
  const { planned, realised } = figures.persons;
  if (realised === 0) {
    return [
      'Hankkeeseen ei lopulta kirjattu osallistujia, vaan toiminta painottui verkoston ja menetelmien kehittämiseen.',
    ];
  }
  const judgement = realised < planned * 0.85 ? report.belowTarget : realised > planned * 1.1 ? report.aboveTarget : [];
  return [
    ...teller.tell(report.participation, 1),
    ...teller.tell(judgement, 1),
    ...(theme.isForJobseekers ? teller.tell(report.outcomes, 1) : []),
  ];
}

function reportEnding({ project, random }: Writing, teller: Teller): string {
  const list = project.theme.isForJobseekers ? report.lessonsForJobseekers : report.lessons;
  const lessons = teller.tell(list, random.whole(3, 6));
  const continuation = paragraph(teller.tell(report.continuations, 2));
  if (random.happens(0.3)) return `Hankkeessa opittua:\n${listed(random, lessons)}\n${continuation}`;
  return paragraph([...lessons, continuation]);
}

function interruptedReport({ random, slots }: Writing): string {
  const pick = (list: readonly string[], count: number) => choose(random, list, count, slots);
  return paragraphs([
    paragraph([...pick(report.openings.slice(0, 2), 1), ...pick(report.interruptions, 1)]),
    paragraph([...pick(report.participation.slice(0, 2), 1), ...pick(report.afterInterruption, 2)]),
    paragraph([...pick(report.moneySentences, 1), ...pick(report.lessons, 1)]),
  ]);
}

interface AuthorityProse {
  readonly summary: readonly string[];
  readonly direct: readonly string[];
  readonly indirect: readonly string[];
  readonly communication: readonly string[];
  readonly dissemination: readonly string[];
  readonly report: readonly string[];
}

function ofAuthority(writing: Writing, prose: AuthorityProse): Prose {
  const { random, slots } = writing;
  const some = (list: readonly string[], least: number) =>
    paragraph(choose(random, list, random.whole(Math.min(least, list.length), list.length), slots));
  const report = choose(random, prose.report, random.whole(prose.report.length - 2, prose.report.length), slots);
  return {
    summary: inTwo(choose(random, prose.summary, random.whole(prose.summary.length - 2, prose.summary.length), slots)),
    direct: some(prose.direct, 2),
    indirect: some(prose.indirect, 2),
    communication: some(prose.communication, 3),
    dissemination: some(prose.dissemination, 2),
    finalReport: isOver(writing) ? endingWith(writing, report) : undefined,
  };
}

function isOver({ project }: Writing): boolean {
  return project.stage === 'ended' || project.stage === 'interrupted';
}

/** Halves a row of sentences into two paragraphs. */
function inTwo(sentences: readonly string[]): string {
  const half = Math.ceil(sentences.length / 2);
  return paragraphs([paragraph(sentences.slice(0, half)), paragraph(sentences.slice(half))]);
}

/** A report with the use of money at its end; an interrupted project tells why it stopped. */
function endingWith({ project, random, slots }: Writing, sentences: readonly string[]): string {
  const money = choose(random, report.moneySentences, 1, slots);
  if (project.stage === 'interrupted') {
    const why = choose(random, report.interruptions.slice(1), 1, slots);
    return paragraphs([paragraph([...sentences.slice(0, 3), ...why]), paragraph(money)]);
  }
  return paragraphs([inTwo(sentences), paragraph(money)]);
}

function ofNetwork(writing: Writing): Prose {
  const { random, slots } = writing;
  const framing = choose(random, plan.framing, 1, slots);
  const methods = choose(random, plan.methods.slice(4, 14), 3, slots);
  return {
    summary: paragraphs([
      inTwo(choose(random, network.summary, random.whole(6, 8), slots)),
      paragraph([...framing, ...methods]),
    ]),
    direct: paragraph(choose(random, network.direct, random.whole(2, 4), slots)),
    indirect: paragraph(choose(random, network.indirect, random.whole(2, 3), slots)),
    communication: communicationPlan(writing),
    dissemination: disseminationPlan(writing),
    finalReport: isOver(writing)
      ? endingWith(writing, [
          ...choose(random, network.report, 7, slots),
          ...choose(random, report.continuations, 1, slots),
        ])
      : undefined,
  };
}

function ofOwnProduction(writing: Writing): Prose {
  const { random, slots } = writing;
  return {
    summary: inTwo([...all(ownProduction.summary, slots), ...choose(random, plan.methods.slice(4, 14), 3, slots)]),
    direct: paragraph(all(ownProduction.direct, slots)),
    indirect: paragraph(all(coordination.indirect, slots)),
    communication: communicationPlan(writing),
    dissemination: disseminationPlan(writing),
    finalReport: isOver(writing) ? endingWith(writing, all(ownProduction.report, slots)) : undefined,
  };
}

function ofRegionalFund(writing: Writing): Prose {
  const { project, random, slots } = writing;
  const prose = project.regionalTheme;
  if (!prose) throw new TypeError(`Project ${project.code} of the regional fund has no theme`);
  return {
    summary: inTwo([...choose(random, prose.summary, 6, slots), ...choose(random, plan.framing.slice(0, 6), 1, slots)]),
    direct: paragraph(all(prose.direct, slots)),
    indirect: paragraph(choose(random, prose.indirect, random.whole(2, 3), slots)),
    communication: communicationPlan(writing),
    dissemination: disseminationPlan(writing),
    finalReport: isOver(writing) ? endingWith(writing, all(prose.report, slots)) : undefined,
  };
}

function inOtherLanguage(writing: Writing, prose: OtherLanguageProse): Prose {
  const { project, random, slots } = writing;
  const isFinished = project.stage === 'ended';
  const actions = listed(random, random.some(prose.actions, random.whole(3, 4)));
  return {
    summary: paragraphs([
      inTwo(choose(random, prose.summary, random.whole(6, 7), slots)),
      `${prose.actionsHeading}\n${actions}`,
      paragraph(all(prose.expectations, slots)),
    ]),
    direct: paragraph(choose(random, prose.direct, 2, slots)),
    indirect: paragraph(choose(random, prose.indirect, 2, slots)),
    communication: paragraph(choose(random, prose.communication, 4, slots)),
    dissemination: paragraph(choose(random, prose.dissemination, 2, slots)),
    finalReport: isFinished || project.stage === 'interrupted' ? inTwo(all(prose.report, slots)) : undefined,
  };
}

/** The one text of a technical assistance project. */
export function assistanceText(random: Random, project: Project, sentences: readonly string[]): string {
  const slots = slotsOf(random, project);
  return inTwo(choose(random, sentences, random.whole(7, 10), slots));
}

/** Goals in words on an EAKR form, where figures of persons have no place. */
export function goalsText(project: Project): string {
  const { companies } = project.figures;
  const inArea = project.area.words.in;
  return companies.planned > 1
    ? `Hankkeen tavoitteena on saada mukaan ${companies.planned} yritystä ja vahvistaa elinkeinoelämän uudistumista ${inArea}.`
    : `Hankkeen tavoitteena on parantaa yritysten ja palvelujen toimintaympäristöä ${inArea}.`;
}
