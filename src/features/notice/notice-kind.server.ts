import type { Read } from '#platform/db/database.server.ts';
import type { PlainTextKey } from '#platform/i18n/texts.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { NoticeArgs, NoticeWording, Pace } from './notice.model.ts';

/** What a notice is about, as it was written. */
export interface ToldSubject {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly projectId: number | null;
  readonly args: NoticeArgs;
}

/** A kind of notice, which the room describes whose matter it is. Its key is like that of an act: `description.submitted`. */
export interface NoticeKind extends NoticeWording {
  /** What it is called where one chooses what to be mailed: “A description waits for approval”. */
  readonly name: PlainTextKey;
  /** For those who have chosen nothing. */
  readonly usualPace: Pace;
  /**
   * Whether everybody gets it at that pace, whatever they have chosen and also when it was read on a page: whoever has taken an account
   * could put the warning off otherwise.
   */
  readonly isCompulsory?: boolean;
  /**
   * Whether it is still worth a mail: the work is not done, and the receiver may still do or see it. Asked just before the mail
   * goes, with `read` in the receiver's name and with the grants that the receiver has then.
   */
  readonly stillDue: (read: Read, told: ToldSubject, receiver: Actor) => Promise<boolean>;
}

/** Kinds of notices by their keys; all rooms together make one table. */
export type NoticeKinds<Kind extends string = string> = Readonly<Record<Kind, NoticeKind>>;

/** Keeps the keys of a room's kinds as a type, so that a misspelt one does not compile. */
export function defineNoticeKinds<const Kind extends string>(kinds: NoticeKinds<Kind>): NoticeKinds<Kind> {
  return kinds;
}

/** How a user gets a kind of notice by mail, who has chosen so or has chosen nothing. */
export function paceOf({ isCompulsory, usualPace }: NoticeKind, chosen: Pace | null | undefined): Pace {
  return isCompulsory ? usualPace : (chosen ?? usualPace);
}
