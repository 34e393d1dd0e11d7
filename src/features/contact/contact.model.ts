/** Somebody as one turns to them: the name, and how they are reached. */
export interface Person {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** What somebody answers for: a project, or a unit of an organisation. */
export type ContactSubject =
  | { readonly kind: 'project'; readonly id: number; readonly code: string; readonly name: string | null }
  | { readonly kind: 'organisation'; readonly id: number; readonly name: string; readonly businessId: string | null };

/** A contact person for a project or an organisation, from a day to a last day. */
export interface Contact {
  readonly id: number;
  readonly subject: ContactSubject;
  readonly topic: string | null;
  readonly person: Person;
  /** The organisation for which the person works. */
  readonly employer: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly deputy: Person | null;
  readonly awayFromOn: string | null;
  readonly awayUntilOn: string | null;
}

type Days = Pick<Contact, 'startsOn' | 'endsOn'>;

/** Seen from a day (ISO). */
export type ContactStage = 'now' | 'coming' | 'past';

export function stageOf({ startsOn, endsOn }: Days, today: string): ContactStage {
  if (startsOn > today) return 'coming';
  return endsOn !== null && endsOn < today ? 'past' : 'now';
}

/** Whether the person is away on a day, so that the deputy is to be asked, where there is one. */
export function isAway(
  { awayFromOn, awayUntilOn }: Pick<Contact, 'awayFromOn' | 'awayUntilOn'>,
  today: string,
): boolean {
  return awayFromOn !== null && awayUntilOn !== null && awayFromOn <= today && today <= awayUntilOn;
}

/** For a link that calls: `tel:+358401234567`; nothing but digits and the plus of a country. */
export function telephoneLink(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+]/g, '')}`;
}
