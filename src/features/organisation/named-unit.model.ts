import type { Finding } from '#features/sheet/public.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { normaliseBusinessId } from './business-id.model.ts';
import { organisationPolicy } from './organisation.policy.ts';

/** A unit as people tell it apart from others: by its name seen last, and the Y-tunnus of its organisation where there is one. */
export interface NamedUnit {
  readonly id: number;
  readonly organisationId: number;
  readonly businessId: string | null;
  readonly name: string;
}

/** As a field of a form shows a unit and takes it again: `Esimerkkikoulutus Oy (0737546-2)`. */
export function unitText({ name, businessId }: Pick<NamedUnit, 'name' | 'businessId'>): string {
  return businessId === null ? name : `${name} (${businessId})`;
}

/** What somebody wrote to name a unit: a name, a Y-tunnus, or both in either order. */
export function readUnitText(written: string): { readonly businessId: string | undefined; readonly name: string } {
  for (const found of written.matchAll(/\d{6,7}\s?[-\u2010-\u2015\u2212]\s?\d(?!\d)/g)) {
    const businessId = normaliseBusinessId(found[0].replaceAll(/\s/g, ''));
    if (businessId === undefined) continue;
    const rest = written.replace(found[0], ' ').replaceAll(/\(\s*\)/g, ' ');
    return { businessId, name: rest.replaceAll(/^[\s,;:]+|[\s,;:]+$/g, '') };
  }
  return { businessId: undefined, name: written.trim() };
}

/** What to tell whoever wrote it where not one unit is meant, but none or several. */
export function unitFindings(meant: readonly NamedUnit[], column: string): Finding[] {
  if (meant.length === 1) return [];
  if (meant.length === 0) return [{ key: 'organisation.unit.fault.unknown', column }];
  return [{ key: 'organisation.unit.fault.several', column, details: { found: meant.map(unitText).join('; ') } }];
}

/**
 * The same for those who may add organisations: a name that nobody bears is told of, and recorded when the form is sent once more; or
 * the organisation is added first, with its Y-tunnus, where the finding leads.
 */
export function unitOrNewFindings(meant: readonly NamedUnit[], written: string, column: string): Finding[] {
  if (meant.length > 0) return unitFindings(meant, column);
  const remedyAt = additionAddress(written);
  if (readUnitText(written).name === '') return [{ key: 'organisation.unit.fault.unknown', column, remedyAt }];
  return [{ key: 'organisation.unit.fault.new', column, details: { found: written }, isWarning: true, remedyAt }];
}

/** The same for whoever has written it. */
export function findingsOfUnit(
  actor: Actor,
  meant: readonly NamedUnit[],
  written: string,
  column: string,
): readonly Finding[] {
  const mayAdd = may(organisationPolicy, actor, 'organisation.add');
  return mayAdd ? unitOrNewFindings(meant, written, column) : unitFindings(meant, column);
}

/** The form of a new organisation, below `/<language>`, with what was written filled in. */
function additionAddress(written: string): string {
  const { businessId, name } = readUnitText(written);
  const filled = new URLSearchParams({ ...(name !== '' && { name }), ...(businessId && { businessId }) });
  return `/workspace/sheets/send/new-organisation/one?${filled}`;
}
