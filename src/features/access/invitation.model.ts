import type { Language } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { MailBody } from '#platform/mail/mail-body.model.ts';
import type { Role } from '#platform/permission/actor.ts';

/** How long an invitation waits. Who is late is invited again. */
export const daysToAccept = 7;

const DAY_MS = 24 * 60 * 60_000;

export function expiryOf(invitedAt: Date): Date {
  return new Date(invitedAt.getTime() + daysToAccept * DAY_MS);
}

export type InvitationState = 'waiting' | 'expired' | 'accepted' | 'withdrawn';

export interface InvitationInstants {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

export function stateOfInvitation(
  { expiresAt, acceptedAt, withdrawnAt }: InvitationInstants,
  now: Date,
): InvitationState {
  if (acceptedAt !== null) return 'accepted';
  if (withdrawnAt !== null) return 'withdrawn';
  return expiresAt <= now ? 'expired' : 'waiting';
}

/** Whether an open invitation has a mail that is still to go out. */
export function waitsForMail({
  isMailDue,
  acceptedAt,
  withdrawnAt,
}: Pick<InvitationInstants, 'acceptedAt' | 'withdrawnAt'> & { readonly isMailDue: boolean }): boolean {
  return isMailDue && acceptedAt === null && withdrawnAt === null;
}

/** Where somebody accepts an invitation, behind the origin. */
export function invitationAddress(language: Language, token: string): string {
  return `/${language}/invitation/${token}`;
}

export interface InvitationLetter {
  readonly language: Language;
  readonly role: Role;
  /** What the role is for: a project's or an organisation's name. */
  readonly scopeName: string | null;
  /** Who invites. */
  readonly inviter: string;
  /** The last day (ISO) on which it can be accepted. */
  readonly lastDay: string;
  readonly origin: string;
  readonly token: string;
}

/** What is written to somebody who is invited, in the language chosen for them. */
export function invitationMail(letter: InvitationLetter): MailBody {
  const { language, role, scopeName, inviter, lastDay, origin, token } = letter;
  const t = textsFor(language);
  const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const;
  return {
    language,
    title: t('access.invitation-mail.title'),
    pieces: [
      paragraph(t('access.invitation-mail.inviter', { inviter })),
      paragraph(
        scopeName === null
          ? t('access.invitation-mail.role', { role: t(`access.role.${role}`) })
          : t('access.invitation-mail.role-for', { role: t(`access.role.${role}`), scope: scopeName }),
      ),
      {
        kind: 'link',
        link: { label: t('access.invitation-mail.accept'), href: origin + invitationAddress(language, token) },
      },
      paragraph(t('access.invitation-mail.until', { date: t.date(lastDay) })),
      paragraph(t('access.invitation-mail.unexpected')),
    ],
  };
}
