import type { DescriptionRecord, Problem } from '#features/description/public.ts';
import { descriptionOf } from './description.ts';
import type { Draft } from './draft.ts';
import { EdgeCaseDealer } from './edge-case.ts';
import { earlierListRow, registerProjects, registerSuccessions } from './facts/register-projects.ts';
import { figuresOf } from './figures.ts';
import { contactOf } from './implementer.ts';
import { type DemoListRow, listRowOf } from './list-row.ts';
import { moneyOf } from './money.ts';
import { type DemoLink, outline } from './outline.ts';
import type { Project } from './project.ts';
import { Random } from './random.ts';

export type { DemoListRow } from './list-row.ts';
export type { DemoLink } from './outline.ts';

/** An official description of the demo, as the service printed it on a day. */
export interface DemoDescription {
  readonly code: string;
  /** Day from which this was known (ISO date). */
  readonly knownOn: string;
  readonly record: DescriptionRecord;
  /** Rules that the description breaks on purpose. */
  readonly intendedProblems: readonly Problem['rule'][];
}

export interface DemoProgramme {
  readonly descriptions: readonly DemoDescription[];
  /** The same projects as an earlier list told of them, for some of them. */
  readonly listRows: readonly DemoListRow[];
  readonly links: readonly DemoLink[];
}

/** One project of the demo with all that is told of it. */
export interface DemoProject {
  readonly description: DemoDescription;
  readonly listRow: DemoListRow | undefined;
  /** Bonds to projects that came before. */
  readonly links: readonly DemoLink[];
}

export interface DemoOptions {
  /** How many projects, by default 320. */
  readonly projects?: number;
  /** The same seed gives the same programme, byte for byte. */
  readonly seed?: number;
}

const defaults = { projects: 320, seed: 2007 };

/** The whole demo programme in memory. */
export function generateProgramme(options: DemoOptions = {}): DemoProgramme {
  const projects = [...streamProjects(options)];
  return {
    descriptions: projects.map(({ description }) => description),
    listRows: projects.flatMap(({ listRow }) => listRow ?? []),
    links: projects.flatMap(({ links }) => links),
  };
}

/** The projects of the demo one at a time, so that any number of them takes no more memory than one. */
export function* streamProjects(options: DemoOptions = {}): Generator<DemoProject> {
  const { projects, seed } = { ...defaults, ...options };
  let left = projects;
  for (const project of factualProjects()) {
    if (left <= 0) return;
    left -= 1;
    yield project;
  }
  const dealer = new EdgeCaseDealer();
  if (left <= 0) return;
  for (const { draft, links } of outline(seed)) {
    yield inventedProject(seed, draft, links, dealer);
    left -= 1;
    if (left <= 0) return;
  }
}

/** Projects of the public register, as facts. */
function* factualProjects(): Generator<DemoProject> {
  for (const { form, fields } of registerProjects) {
    const { code } = fields;
    if (typeof code !== 'string') continue;
    const from = registerSuccessions.find(([, later]) => later === code)?.[0];
    yield {
      description: {
        code,
        knownOn: form === 'esr-2007' ? '2016-03-07' : '2024-01-15',
        record: { form, fields },
        // The Y-tunnus of the first coordination project is not in the register.
        intendedProblems: fields.businessId === null ? ['emptyField'] : [],
      },
      listRow:
        code === earlierListRow.fields.code ? { code, knownOn: '2016-10-24', record: earlierListRow } : undefined,
      links: from ? [{ kind: 'successor', from, to: code, status: 'confirmed' }] : [],
    };
  }
}

function inventedProject(seed: number, draft: Draft, links: readonly DemoLink[], dealer: EdgeCaseDealer): DemoProject {
  const random = Random.of(seed, draft.serial);
  const project = completed(random, draft);
  const plain = descriptionOf(random, project);
  const edge = dealer.deal(project);
  return {
    description: {
      code: project.code,
      knownOn: project.knownOn,
      record: edge ? edge.apply(plain) : plain,
      intendedProblems: [...(project.money.isOverspent ? overspent : []), ...(edge?.problems ?? [])],
    },
    listRow: listRowOf(random, project, plain),
    links,
  };
}

const overspent: readonly Problem['rule'][] = ['realisedAbovePlannedPublic'];

function completed(random: Random, draft: Draft): Project {
  const money = moneyOf(random, draft);
  const figures = figuresOf(random, draft, money);
  return { ...draft, contact: contactOf(random, draft.implementer, draft.area, draft.language), money, figures };
}
