import type { Place } from '#platform/permission/actor.ts';
import type { Fund, ProgrammePeriod, ProjectKind, ProjectStatus } from './profile.model.ts';
import type { ProjectSection } from './section.model.ts';

/** What stands at the top of every page about a project, and where the project belongs. */
export interface ProjectHead {
  readonly id: number;
  /** The code that it has now, whichever it was asked by. */
  readonly code: string;
  readonly isProvisional: boolean;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly period: ProgrammePeriod;
  readonly fund: Fund;
  /** Another organisation's project, of which only as much is kept as working beside it needs. */
  readonly isLight: boolean;
  /** Days as ISO; both belong to the project. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** The state that it is in today; null while nobody has said. */
  readonly status: ProjectStatus | null;
  /** For a light record, whoever has the coordination project for which it is kept belongs here, too. */
  readonly place: Place;
  /** The parts of its pages that the reader may open, in their order. */
  readonly sections: readonly ProjectSection[];
}
