import type { DayPart } from './coordination-address.model.ts';
import {
  type CarriedProject,
  type DayFacts,
  type DayFigures,
  figuresOf,
  type NextDay,
  nextDays,
} from './day-view.model.ts';
import type { Warning } from './warning.model.ts';

/** So many projects are told at once: each brings its measures, days and warnings. */
const projectsOnPage = 50;

/** A page of them all, for a file. */
export const allProjects = Number.MAX_SAFE_INTEGER;

/** Some of the projects of a day with all that belongs to them, and the sums of all projects, whichever are shown. */
export interface DayPage extends DayPart {
  readonly pageCount: number;
  readonly facts: DayFacts;
  readonly warnings: readonly Warning[];
  readonly sums: {
    readonly projects: number;
    readonly warnedProjects: number;
    readonly warnings: number;
    readonly figures: DayFigures;
  };
}

/** The page that is asked for, or the last one where there are not so many. */
export function dayPageOf(
  all: DayFacts,
  warnings: readonly Warning[],
  { page: asked, isWarned }: DayPart,
  size = projectsOnPage,
): DayPage {
  const warned = new Set(warnings.map(({ projectId }) => projectId));
  const fitting = isWarned ? all.projects.filter(({ id }) => warned.has(id)) : all.projects;
  const pageCount = Math.max(1, Math.ceil(fitting.length / size));
  const page = Math.min(Math.max(1, asked), pageCount);
  const projects = fitting.slice((page - 1) * size, page * size);
  const isShown = belongingTo(projects);
  return {
    page,
    pageCount,
    isWarned,
    facts: {
      on: all.on,
      projects,
      measures: all.measures.filter(isShown),
      dueDays: all.dueDays.filter(isShown),
      unshared: all.unshared.filter(isShown),
      spans: all.spans.filter(isShown),
    },
    warnings: warnings.filter(isShown),
    sums: {
      projects: all.projects.length,
      warnedProjects: all.projects.filter(({ id }) => warned.has(id)).length,
      warnings: warnings.length,
      figures: figuresOf(all.projects, all.measures, all.on),
    },
  };
}

/** A project in the table, or all of them together. */
export interface DayRow {
  /** None for the sums of all. */
  readonly project: CarriedProject | undefined;
  readonly figures: DayFigures;
  /** Money that is still to be paid, in cents. */
  readonly toCome: number;
  readonly days: readonly NextDay[];
  readonly warnings: number;
}

/** The rows of a page and the sums of all projects, with what each is still to pay, in cents by its id. */
export function dayRows(
  { facts: { on, projects, measures, dueDays }, warnings, sums }: DayPage,
  money: Readonly<Record<number, number>>,
): { readonly rows: readonly DayRow[]; readonly sums: DayRow } {
  const measuresOf = Map.groupBy(measures, ({ projectId }) => projectId);
  const daysOf = Map.groupBy(dueDays, ({ projectId }) => projectId);
  const warningsOf = Map.groupBy(warnings, ({ projectId }) => projectId);
  return {
    rows: projects.map((project): DayRow => {
      const own = measuresOf.get(project.id) ?? [];
      return {
        project,
        figures: figuresOf([project], own, on),
        toCome: money[project.id] ?? 0,
        days: nextDays(on, own, daysOf.get(project.id) ?? []),
        warnings: warningsOf.get(project.id)?.length ?? 0,
      };
    }),
    sums: {
      project: undefined,
      figures: sums.figures,
      toCome: Object.values(money).reduce((sum, cents) => sum + cents, 0),
      days: [],
      warnings: sums.warnings,
    },
  };
}

function belongingTo(projects: readonly CarriedProject[]): (thing: { readonly projectId: number }) => boolean {
  const ids = new Set(projects.map(({ id }) => id));
  return ({ projectId }) => ids.has(projectId);
}
