/** As the period's indicators count persons; nobody is asked to say. */
export const sexes = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof sexes)[number];

/** A participant as everybody calls it: by its number within the project. */
export interface NumberedParticipant {
  readonly id: number;
  readonly number: number;
}

/** What is told of a person: the sex, and the part of the target group by its id in the plan, where somebody has told. */
export interface ToldOfPerson {
  readonly sex: Sex;
  readonly segmentId: number | null;
}
