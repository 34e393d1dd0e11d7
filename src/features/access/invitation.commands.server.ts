import { sql } from 'kysely';
import { recordAct, recordServiceAct } from '#features/audit/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Actor, Scope } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import type { CreateAccount } from '#platform/permission/sign-in.ts';
import { newToken, tokenDigest } from '#platform/secret/token.server.ts';
import { accessPolicy } from './access.policy.ts';
import { expectReason } from './grant.commands.server.ts';
import { type GrantTerms, grantProblem, scopeColumns } from './grant.model.ts';
import { expiryOf, stateOfInvitation } from './invitation.model.ts';

export interface Invited extends GrantTerms {
  /** As `mailAddressFrom` gives it. */
  readonly email: string;
  /** Of the mail, and of the account until its owner says otherwise. */
  readonly language: Language;
  readonly reason?: string | undefined;
}

/** How the link gets to the invited: by a mail of ours, or handed over by the administrator. */
export type Delivery = 'mail' | 'by-hand';

/** What came of it; the token only when the link is to be handed over, and then this once. */
export interface SentInvitation {
  readonly id: number;
  readonly token: string | undefined;
}

/**
 * Invites somebody to work in the service with a role. Throws `Refused` with what is wrong, also when somebody with the address
 * works in the service already, or is invited.
 */
export async function inviteUser(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { invited, delivery }: { readonly invited: Invited; readonly delivery: Delivery },
): Promise<SentInvitation> {
  const permission = permit(accessPolicy, actor, 'access.invite');
  const { language, reason, ...terms } = invited;
  const now = clock.now();
  const problem = grantProblem(terms, { today: finnishDate(now), isDeputy: false });
  if (problem) throw new Refused(problem);
  const email = invited.email.toLowerCase();
  await expectUnknown(tx, email);
  const { token, columns } = deliveryOf(delivery, now);
  const created = await tx
    .insertInto('invitation')
    .values({
      email,
      language,
      role: terms.role,
      ...scopeColumns(terms.scope),
      validFrom: terms.from,
      validUntil: terms.until ?? null,
      invitedBy: actor.userId,
      invitedAt: now,
      ...columns,
    })
    // Two who invite the same person at the same moment.
    .onConflict((open) =>
      open.column('email').where('acceptedAt', 'is', null).where('withdrawnAt', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!created) throw new Refused('access.problem.invited-already');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'invitation', id: created.id },
    projectId: projectOf(terms.scope),
    reason,
    details: { role: terms.role, scope: terms.scope.kind, delivery },
  });
  return { id: created.id, token };
}

/**
 * Sends an open invitation anew, with another link and another week; the earlier link is worth nothing from now on. Whoever does so
 * is the one who invites.
 */
export async function inviteAgain(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, delivery }: { readonly id: number; readonly delivery: Delivery },
): Promise<SentInvitation> {
  const permission = permit(accessPolicy, actor, 'access.invite');
  const { token, columns } = deliveryOf(delivery, clock.now());
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set({ ...columns, invitedBy: actor.userId, mailSentAt: null, mailAttempts: 0, mailFailure: null })
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refused('access.problem.not-open');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'invitation', id },
    details: { again: true, delivery },
  });
  return { id, token };
}

/** Takes an open invitation back: its link is worth nothing from now on. */
export async function withdrawInvitation(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<void> {
  const permission = permit(accessPolicy, actor, 'access.withdraw');
  expectReason(reason);
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set({ withdrawnAt: clock.now(), withdrawnBy: actor.userId, tokenSha256: null, mailDueAt: null })
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refused('access.problem.not-open');
  await recordAct(tx, clock, permission, { subject: { kind: 'invitation', id }, reason });
}

/** What the owner of a link says of oneself, and from where. */
export interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly origin: string;
  readonly requestId: string;
}

/**
 * Makes the account of an invitation and gives it its role, once. Needs a transaction of the sign-in database. Throws `NotFound`
 * when the link is worth nothing, or nothing any more, such as when whoever invited may not invite now; the account is not made then.
 */
export async function acceptInvitation(
  tx: Tx,
  clock: Clock,
  { token, name, origin, requestId }: Acceptance,
  createAccount: CreateAccount,
): Promise<{ userId: string }> {
  const now = clock.now();
  const invitation = await tx
    .selectFrom('invitation')
    .selectAll()
    .where('tokenSha256', '=', tokenDigest(token))
    .where(({ ref }) => sql<boolean>`is_administrator(${ref('invitedBy')}, ${now})`)
    // Two at the same moment: the second waits here, and finds it accepted.
    .forUpdate()
    .executeTakeFirst();
  if (!invitation || stateOfInvitation(invitation, now) !== 'waiting') {
    throw new NotFound('No invitation waits to be accepted with this link.');
  }
  const { id, email, role, scope, organisationId, organisationUnitId, projectId } = invitation;
  const userId = await createAccount(tx, { name, email, language: invitation.language as Language });
  await tx
    .insertInto('roleGrant')
    .values({
      userId,
      role,
      scope,
      organisationId,
      organisationUnitId,
      projectId,
      validFrom: invitation.validFrom,
      validUntil: invitation.validUntil,
      grantedAt: now,
      grantedBy: invitation.invitedBy,
    })
    .execute();
  await tx.updateTable('invitation').set({ acceptedAt: now, acceptedBy: userId }).where('id', '=', id).execute();
  const audited = { subject: { kind: 'invitation', id }, projectId: projectId ?? undefined, details: { role, scope } };
  await recordServiceAct(tx, clock, 'access.accept', audited, { userId, origin, requestId });
  return { userId };
}

/** Whom an invitation would tell nothing new. */
async function expectUnknown(tx: Tx, email: string): Promise<void> {
  const user = await tx.selectFrom('appUser').select('id').where('email', '=', email).executeTakeFirst();
  if (user) throw new Refused('access.problem.known-already');
}

/** A link that is handed over has its token now; one that is mailed gets it when the mail is made. */
function deliveryOf(delivery: Delivery, now: Date) {
  const token = delivery === 'by-hand' ? newToken() : undefined;
  const columns = {
    expiresAt: expiryOf(now),
    tokenSha256: token === undefined ? null : tokenDigest(token),
    mailDueAt: delivery === 'mail' ? now : null,
  };
  return { token, columns };
}

function projectOf(scope: Scope): number | undefined {
  return scope.kind === 'project' ? scope.id : undefined;
}
