import type { Actor, Place } from '#platform/permission/actor.ts';
import { permittingGrant, type Rule } from '#platform/permission/policy.ts';
import { measurePolicy } from './measure.policy.ts';
import { hasWorkPlaces, isForStaff, type MeasureKind, type MeasureShape } from './measure-kind.model.ts';
import { sessionPolicy } from './session.policy.ts';

/*
 * The pages of a measure as its navigation lists them. The pages belong to several rooms, which this room cannot see: each room that
 * has one adds its line here, with the text `measure.section.<key>`.
 */

interface SectionRule {
  /** Behind the address of the measure. */
  readonly path: string;
  /** Who sees it, where others do than may read the measure: as the rule of the room whose page it is. */
  readonly rule?: Rule;
  /** Of which measures there is such a page; of all, unless given. */
  readonly fits?: (measure: Run) => boolean;
}

/** How a measure is run. */
interface Run {
  readonly kind: MeasureKind;
  readonly shape: MeasureShape;
}

const sections = {
  overview: { path: '' },
  'work-places': { path: '/work-places', rule: measurePolicy['work-place.read'], fits: hasWorkPlaces },
  seats: { path: '/seats' },
  attendance: {
    path: '/attendance',
    rule: measurePolicy['staff-attendance.read'],
    fits: ({ kind }) => isForStaff(kind),
  },
  sessions: { path: '/sessions', rule: sessionPolicy['measure-session.read'] },
  staff: { path: '/staff', rule: sessionPolicy['measure-staff.read'] },
  chain: { path: '/chain', rule: measurePolicy['measure-chain.read'], fits: ({ kind }) => !isForStaff(kind) },
  announcements: { path: '/announcements' },
  purchases: { path: '/purchases' },
} as const satisfies Record<string, SectionRule>;

export type MeasureSection = keyof typeof sections;

/** The sections that somebody may open of a measure that they may read. */
export function sectionsFor(actor: Actor, place: Place, measure: Run): MeasureSection[] {
  return (Object.entries(sections) as [MeasureSection, SectionRule][]).flatMap(([key, { rule, fits }]) => {
    const isOpen = permittingGrant(rule ?? measurePolicy['measure.read'], actor, place) !== undefined;
    return isOpen && (fits?.(measure) ?? true) ? [key] : [];
  });
}

/** The pages of a measure: its overview, or one of its other sections. */
export function measureAddress(language: string, id: number, section: MeasureSection = 'overview'): string {
  return `/${language}/workspace/measures/${id}${sections[section].path}`;
}
