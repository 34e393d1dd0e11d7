import type { DayPart } from './coordination-address.model.ts';
import { type CarriedProject, type DayFacts, type DayFigures, figuresOf } from './day-view.model.ts';
import type { Warning } from './warning.model.ts';

/** So many projects are told at once: each brings its measures, days and warnings. */
const projectsOnPage = 50;

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
export function dayPageOf(all: DayFacts, warnings: readonly Warning[], { page: asked, isWarned }: DayPart): DayPage {
  const warned = new Set(warnings.map(({ projectId }) => projectId));
  const fitting = isWarned ? all.projects.filter(({ id }) => warned.has(id)) : all.projects;
  const pageCount = Math.max(1, Math.ceil(fitting.length / projectsOnPage));
  const page = Math.min(Math.max(1, asked), pageCount);
  const projects = fitting.slice((page - 1) * projectsOnPage, page * projectsOnPage);
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

function belongingTo(projects: readonly CarriedProject[]): (thing: { readonly projectId: number }) => boolean {
  const ids = new Set(projects.map(({ id }) => id));
  return ({ projectId }) => ids.has(projectId);
}
