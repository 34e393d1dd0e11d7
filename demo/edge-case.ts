import { type DescriptionRecord, type Problem, printText, readDescription } from '#features/description/public.ts';
import type { Project } from './project.ts';

/** A description that is deliberately odd, so that people can see and practise what Koordi makes of it. */
export interface EdgeCase {
  readonly name: string;
  /** How many projects of a round get it. */
  readonly times: number;
  /** What the rules say of it. */
  readonly problems: readonly Problem['rule'][];
  suits(project: Project): boolean;
  apply(record: DescriptionRecord): DescriptionRecord;
}

function withFields(record: DescriptionRecord, fields: DescriptionRecord['fields']): DescriptionRecord {
  return { ...record, fields: { ...record.fields, ...fields } };
}

/** Changes the printed text and reads it again, so that the record is what an importer would have made of the text. */
function withText(record: DescriptionRecord, change: (text: string) => string): DescriptionRecord {
  return readDescription(change(printText(record))).record;
}

function isOrdinary(project: Project, era: Project['era']): boolean {
  return project.era === era && project.role === 'development' && project.language === 'fi';
}

/** Has ended within its sums, so that a change to one sum breaks one rule only. */
function isSettled(project: Project, era: Project['era']): boolean {
  return isOrdinary(project, era) && project.stage === 'ended' && !project.money.isOverspent;
}

/** The text up to the middle of a word at about nine tenths. */
function cutInMidWord(text: string): string {
  const about = Math.floor(text.length * 0.93);
  const cut = about + text.slice(about).search(/\p{L}{8}/u) + 5;
  return text.slice(0, cut);
}

export const edgeCases: readonly EdgeCase[] = [
  {
    name: 'wrong check digit',
    times: 1,
    problems: ['businessIdCheckDigit'],
    suits: (project) => isSettled(project, '2007'),
    apply: (record) => {
      const businessId = String(record.fields.businessId);
      const wrong = (Number(businessId.slice(-1)) + 1) % 10;
      return withFields(record, { businessId: `${businessId.slice(0, -1)}${wrong}` });
    },
  },
  {
    name: 'unknown organisation type of 2007–2013',
    times: 2,
    problems: ['unknownPhrase'],
    suits: (project) => isSettled(project, '2007'),
    apply: (record) => withFields(record, { organisationType: 'Osuuskunta' }),
  },
  {
    name: 'unknown equality class',
    times: 2,
    problems: ['unknownPhrase'],
    suits: (project) => isSettled(project, '2007'),
    apply: (record) => withFields(record, { equality: 'Naisten asemaa erityisesti edistävä projekti' }),
  },
  {
    name: 'unknown organisation type of 2014–2020',
    times: 2,
    problems: ['unknownPhrase'],
    suits: (project) => isSettled(project, '2014'),
    apply: (record) => withFields(record, { organisationType: 'Keskisuuri yritys' }),
  },
  {
    name: 'unknown organisation type in English',
    times: 1,
    problems: ['unknownPhrase'],
    suits: (project) => project.language === 'en',
    apply: (record) => withFields(record, { organisationType: 'Non-governmental organisation' }),
  },
  {
    name: 'unknown text among the sums',
    times: 2,
    problems: ['unknownText'],
    suits: (project) => isSettled(project, '2007'),
    apply: (record) =>
      withText(record, (text) =>
        text.replace(/\n\nSuunniteltu julkinen/, '\n\nSumma sisältää jatkorahoituspäätöksen.\n\nSuunniteltu julkinen'),
      ),
  },
  {
    name: 'unknown line under the applicant',
    times: 1,
    problems: ['unknownText'],
    suits: (project) => isSettled(project, '2014'),
    apply: (record) =>
      withText(record, (text) =>
        text.replace(/\n\nPuhelinnumero:/, '\n\nVaihde avoinna arkisin klo 9–15\n\nPuhelinnumero:'),
      ),
  },
  {
    name: 'final report cut off',
    times: 3,
    problems: ['truncated'],
    suits: (project) => isSettled(project, '2014'),
    apply: (record) => ({
      ...withFields(record, { finalReportSummary: cutInMidWord(String(record.fields.finalReportSummary)) }),
      truncated: true,
    }),
  },
  {
    name: 'granted more than planned in public',
    times: 1,
    problems: ['grantedAbovePlannedPublic', 'realisedAbovePlannedPublic'],
    suits: (project) => isSettled(project, '2007') && project.money.realised > 0.9 * project.money.granted,
    apply: (record) => {
      const plannedPublic = Math.round(Number(record.fields.realisedEuState) * 0.97 * 0.01) * 100;
      return withFields(record, { plannedPublic });
    },
  },
  {
    name: 'spent more than granted',
    times: 1,
    problems: ['realisedAboveGranted'],
    suits: (project) => isSettled(project, '2007') && project.money.plannedPublic > project.money.granted * 1.1,
    apply: (record) => {
      const realisedEuState = Number(record.fields.grantedEuState) + 124_500;
      const realisedPublic = Math.max(realisedEuState, Number(record.fields.realisedPublic));
      return withFields(record, { realisedEuState, realisedPublic });
    },
  },
  {
    name: 'a sum that cannot be read',
    times: 1,
    problems: ['unread.money'],
    suits: (project) => isOrdinary(project, '2014') && project.stage === 'running',
    apply: (record) => withFields(record, { realisedPublic: { unread: 'ei vielä tiedossa' } }),
  },
  {
    name: 'lines printed empty',
    times: 4,
    problems: [],
    suits: (project) => isSettled(project, '2014'),
    apply: (record) => withFields(record, { contactPhone: null, organisationWeb: null, organisationPhone: null }),
  },
  {
    name: 'final report without text',
    times: 2,
    problems: [],
    suits: (project) => isSettled(project, '2014'),
    apply: (record) => withFields(record, { finalReportSummary: null }),
  },
];

/** Deals the edge cases out: each to the first projects it suits, one to a project. */
export class EdgeCaseDealer {
  private readonly left = new Map(edgeCases.map((edge) => [edge, edge.times]));

  /** The edge case that the project gets, if any. */
  deal(project: Project): EdgeCase | undefined {
    // Spread over the programme instead of all at its beginning.
    if (project.serial % 3 !== 0 && project.language === 'fi') return undefined;
    const edge = edgeCases.find((candidate) => (this.left.get(candidate) ?? 0) > 0 && candidate.suits(project));
    if (edge) this.left.set(edge, (this.left.get(edge) ?? 0) - 1);
    return edge;
  }
}
