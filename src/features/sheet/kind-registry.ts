import { type Actor, type Role, roles } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { processWide } from '#platform/process-wide.ts';
import { sheetPolicy } from './sheet.policy.ts';
import type { SheetKind } from './sheet-kind.ts';

const offered = processWide('sheet-kinds', () => new Map<string, SheetKind>());

/** Says which kinds of tables the process takes in; their rooms are known to the front hall alone. */
export function offerSheetKinds(kinds: readonly SheetKind[]): void {
  for (const kind of kinds) offered.set(kind.id, kind);
}

export function findSheetKind(id: string): SheetKind | undefined {
  return offered.get(id);
}

/** The kinds that somebody may send, in the order in which they were offered. */
export function sheetKindsFor(actor: Actor): SheetKind[] {
  if (!may(sheetPolicy, actor, 'sheet.receive')) return [];
  return [...offered.values()].filter(({ policy, act }) => may(policy, actor, act));
}

/** All kinds, each with who may send it by whatever grants. */
export function listSheetSenders(): { readonly kindId: string; readonly roles: readonly Role[] }[] {
  return [...offered.values()].map(({ id, policy, act }) => ({
    kindId: id,
    roles: roles.filter((role) => role in (policy[act] ?? {}) && role in sheetPolicy['sheet.receive']),
  }));
}
