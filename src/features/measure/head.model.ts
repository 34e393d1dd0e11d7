import type { Place } from '#platform/permission/actor.ts';
import type { MeasureField } from './measure-field.model.ts';
import type { Funding, MeasureKind, MeasureShape } from './measure-kind.model.ts';
import type { MeasureState } from './measure-state.model.ts';
import type { MeasureSection } from './section.model.ts';

/** What stands at the top of every page about a measure, and where the measure belongs. */
export interface MeasureHead {
  readonly id: number;
  readonly projectId: number;
  readonly projectCode: string;
  readonly projectName: string;
  readonly seriesId: number | null;
  readonly kind: MeasureKind;
  readonly shape: MeasureShape;
  readonly name: string;
  readonly field: MeasureField | null;
  readonly funding: Funding;
  /** The code of a municipality, and what people call the place. */
  readonly municipalityCode: string | null;
  readonly site: string | null;
  readonly providerUnitId: number | null;
  /** Days as ISO; both belong to the measure. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly seats: number | null;
  readonly womenPlanned: number | null;
  readonly state: MeasureState;
  /** Names of those who take part are kept from everybody whose work is not with them. */
  readonly isSensitive: boolean;
  /** Its project, the owners of that, and who runs the measure: for the policies of all rooms that keep parts of it. */
  readonly place: Place;
  /** Whether the reader may open the project itself, too. Providers see their measure alone. */
  readonly isProjectOpen: boolean;
  /** The parts of its pages that the reader may open, in their order. */
  readonly sections: readonly MeasureSection[];
}
