/** Somebody who is asked for an offer; the day (ISO) is empty until offers are asked for. */
export interface Invitee {
  readonly id: number;
  readonly unitId: number | null;
  readonly name: string;
  readonly askedOn: string | null;
}

/** Whether one of these is meant by a name, or by the units that are known by it. */
export function isInvited(
  invitees: readonly Pick<Invitee, 'unitId' | 'name'>[],
  meant: { readonly unitIds: readonly number[]; readonly name: string },
): boolean {
  return invitees.some(
    ({ unitId, name }) =>
      (unitId !== null && meant.unitIds.includes(unitId)) ||
      name.toLocaleLowerCase('fi') === meant.name.trim().toLocaleLowerCase('fi'),
  );
}
