import type { Language } from '../i18n/language.ts';

/** What somebody may be in the service. What each may do stands in the policies of the rooms. */
export const roles = [
  'administrator',
  'authority',
  'coordinator',
  'project-worker',
  'service-expert',
  'provider',
  'auditor',
] as const;

export type Role = (typeof roles)[number];

/** How far a grant reaches. A unit is a part of an organisation that acts under a name of its own. */
export type Scope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'organisation'; readonly id: number }
  | { readonly kind: 'unit'; readonly id: number }
  | { readonly kind: 'project'; readonly id: number };

/** What a policy can name: the roles that users are given, and the glass that somebody broke to a project, which nobody is given. */
export type Standing = Role | 'glass';

/** A role within a scope, in force today. */
export interface Grant {
  /** Negative for a broken glass. */
  readonly id: number;
  readonly role: Standing;
  readonly scope: Scope;
  /** The user in whose place the holder acts for a while. */
  readonly deputyFor: string | undefined;
  /** Set when the role is `glass`. */
  readonly glass?: BrokenGlass;
}

/** A project that somebody opened for reading without a right to it. */
export interface BrokenGlass {
  readonly id: number;
  readonly projectCode: string;
  readonly reason: string;
  readonly closesAt: Date;
}

/** Somebody who has signed in, as far as rooms need to know. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
  /** An invented person of the demo programme. */
  readonly isDemo: boolean;
  /** A password alone has let the user in, which is not enough in this service: a second factor is to be added before all else. */
  readonly mustAddSecondFactor?: boolean;
  /** The network address of the request; for the audit. */
  readonly origin: string;
  readonly requestId: string;
}

/** Where a thing belongs, to be compared with the scope of a grant: its project, and the organisations and units that own it. */
export interface Place {
  readonly projectId?: number | undefined;
  /** Other projects by a grant for which one reaches it, too. */
  readonly widerProjectIds?: readonly number[];
  readonly organisationIds?: readonly number[];
  readonly unitIds?: readonly number[];
  /**
   * Of something that others run for its owners: those others. Grants of providers reach it through them alone, so that whoever runs
   * one course of a project sees nothing else of it, and an owner's colleague plans nothing that the owner only runs for another.
   */
  readonly runBy?: { readonly organisationIds: readonly number[]; readonly unitIds: readonly number[] };
}

/** Whether a scope takes in a thing that belongs there. */
export function covers(
  scope: Scope,
  { projectId, widerProjectIds = [], organisationIds = [], unitIds = [] }: Place,
): boolean {
  switch (scope.kind) {
    case 'everything':
      return true;
    case 'organisation':
      return organisationIds.includes(scope.id);
    case 'unit':
      return unitIds.includes(scope.id);
    case 'project':
      return projectId === scope.id || widerProjectIds.includes(scope.id);
  }
}
