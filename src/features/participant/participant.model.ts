/** As the period's indicators count persons; nobody is asked to say. */
export const sexes = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof sexes)[number];

/** A participant as everybody calls it: by its number within the project. */
export interface NumberedParticipant {
  readonly id: number;
  readonly number: number;
}
