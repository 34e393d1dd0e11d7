import type { Actor, Place } from '#platform/permission/actor.ts';
import { permittingGrant, type Rule } from '#platform/permission/policy.ts';
import { projectPolicy } from './project.policy.ts';

/*
 * The pages of a project as its navigation lists them. The pages belong to several rooms, which this room cannot see: each room that
 * has one adds its line here, with the text `project.section.<key>`.
 */

interface SectionRule {
  /** Behind the address of the project. */
  readonly path: string;
  /** Who sees it, where others do than may read the project: the rule of the room whose page it is. */
  readonly rule?: Rule;
  /** Light records have it, too. */
  readonly isOfLight?: true;
}

const sections = {
  overview: { path: '', isOfLight: true },
  plan: { path: '/plan' },
  milestones: { path: '/milestones' },
  bodies: { path: '/bodies' },
  contacts: { path: '/contacts', isOfLight: true },
  documents: { path: '/documents' },
  recommendations: { path: '/recommendations' },
  measures: { path: '/measures' },
  purchases: { path: '/purchases' },
} as const satisfies Record<string, SectionRule>;

export type ProjectSection = keyof typeof sections;

/** The sections that somebody may open of a project that they may read. */
export function sectionsFor(actor: Actor, place: Place, isLight: boolean): ProjectSection[] {
  return (Object.entries(sections) as [ProjectSection, SectionRule][]).flatMap(([key, { rule, isOfLight }]) => {
    const isOpen = permittingGrant(rule ?? projectPolicy['project.read'], actor, place) !== undefined;
    return isOpen && (isOfLight || !isLight) ? [key] : [];
  });
}

/** Where people work with a project: its overview, or one of its other sections. */
export function projectWorkAddress(language: string, code: string, section: ProjectSection = 'overview'): string {
  return `/${language}/workspace/projects/${code}${sections[section].path}`;
}
