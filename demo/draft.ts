import type { Implementer } from './implementer.ts';
import type { Area } from './place.ts';
import type { RegionalFundTheme } from './prose/regional-fund-prose.ts';
import type { Theme } from './prose/theme.ts';

/** Programming period, by its first year. */
export type Era = '2007' | '2014' | '2021';

/**
 * What a project is in the programme: a development project of an outside implementer, a project of the authorities that
 * buys labour services for it (`parallel`) or coordinates such projects, an authority's own development work, a network
 * without participants, technical assistance, or a project of the regional fund (EAKR).
 */
export type Role =
  | 'development'
  | 'parallel'
  | 'coordination'
  | 'ownProduction'
  | 'network'
  | 'assistance'
  | 'regionalFund';

export type Stage = 'ended' | 'running' | 'interrupted' | 'application';

/** The project for which a parallel project buys labour services. */
export interface Mother {
  readonly brand: string;
  readonly organisation: string;
}

/** What is decided of a project before its figures and texts. */
export interface Draft {
  /** Running number in the programme, from nought. */
  readonly serial: number;
  readonly code: string;
  readonly era: Era;
  readonly role: Role;
  /** Whether the project belongs to the national part of 2007–2013. */
  readonly isNational: boolean;
  readonly language: 'fi' | 'sv' | 'en';
  readonly theme: Theme;
  readonly regionalTheme: RegionalFundTheme | undefined;
  readonly name: string;
  /** Short name for running text. */
  readonly brand: string;
  readonly area: Area;
  readonly implementer: Implementer;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly stage: Stage;
  /** Day on which the description was read from the service. */
  readonly knownOn: string;
  readonly mother: Mother | undefined;
  /** How many parallel projects a coordination project has. */
  readonly parallels: number;
}

/** Whether people take part in the project, so that its figures can be above nought. */
export function hasParticipants({ role }: Pick<Draft, 'role'>): boolean {
  return role === 'development' || role === 'parallel' || role === 'ownProduction';
}
