import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSignInDatabase, reading, readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { createMailer } from '#platform/mail/mailer.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { NewAccount } from '#platform/permission/sign-in.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type MailSink, startMailSink } from '#test/mail-sink.ts';
import { deactivateUser, endGrant } from './grant.commands.server.ts';
import {
  acceptInvitation,
  type Delivery,
  type Invited,
  inviteAgain,
  inviteUser,
  withdrawInvitation,
} from './invitation.commands.server.ts';
import { findInvited, listInvitations, listOpenInvitations } from './invitation.queries.server.ts';
import { sendInvitations } from './invitation-mail.server.ts';

let now = new Date('2026-03-10T10:00:00Z');
const clock = { now: () => now };

let test: TestDatabase;
let signIn: ReturnType<typeof openSignInDatabase>;
let sink: MailSink;
let administrator: Actor;
let project: number;

beforeAll(async () => {
  test = await createTestDatabase();
  signIn = openSignInDatabase(test.target);
  sink = await startMailSink();
  administrator = await createActor(test, { name: 'Aino Hallinto', given: [{ role: 'administrator' }] });
  const { id } = await test.owner
    .insertInto('project')
    .values({ code: 'S12345' })
    .returning('id')
    .executeTakeFirstOrThrow();
  project = id;
});
afterAll(async () => {
  await sink.close();
  await signIn.destroy();
  await test.close();
});
beforeEach(() => {
  now = new Date('2026-03-10T10:00:00Z');
  sink.mails.length = 0;
  sink.answerTo = () => undefined;
});

let number = 0;
function newAddress(): string {
  number += 1;
  return `kutsuttu${number}@koordi.example`;
}

function invitedAs(changed: Partial<Invited> = {}): Invited {
  return {
    email: newAddress(),
    language: 'sv',
    role: 'coordinator',
    scope: { kind: 'project', id: project },
    from: '2026-03-10',
    until: undefined,
    ...changed,
  };
}

function invite(changed: Partial<Invited> = {}, delivery: Delivery = 'by-hand', actor = administrator) {
  const invited = invitedAs(changed);
  return writingAs(test.database, actor.userId, (tx) => inviteUser(tx, actor, clock, { invited, delivery }));
}

async function createAccount(tx: Tx, { name, email, language }: NewAccount): Promise<string> {
  const id = `u-${email}`;
  await tx.insertInto('appUser').values({ id, name, email, language, emailVerified: true }).execute();
  return id;
}

const from = { origin: '192.0.2.7', requestId: 'r7' };

function accept(token: string | undefined) {
  const acceptance = { token: token ?? '', name: 'Kaisa Kutsuttu', ...from };
  return signIn.transaction().execute((tx) => acceptInvitation(tx, clock, acceptance, createAccount));
}

const rowOf = (id: number) =>
  test.owner.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function lastEntry() {
  return test.owner
    .selectFrom('auditEntry')
    .select(['act', 'userId', 'subjectId', 'projectId', 'reason', 'details'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

const service = () => ({
  database: test.database,
  clock,
  mailer: createMailer({
    host: '127.0.0.1',
    port: Number(new URL(sink.url).port),
    isSecure: false,
    requiresTls: false,
    user: undefined,
    password: undefined,
    from: { name: 'Koordi', address: 'koordi@koordi.example' },
  }),
  origin: 'https://koordi.example',
  report: (sentence: string) => told.push(sentence),
});
const told: string[] = [];

describe('an invitation', () => {
  it('to hand over gives its link once, of which only a digest is kept; the audit names no address', async () => {
    const { id, token = '' } = await invite({ email: 'Kaisa@Koordi.example', reason: 'Uusi koordinaattori' });
    const row = await rowOf(id);
    expect([row.email, row.tokenSha256, row.mailDueAt]).toEqual(['kaisa@koordi.example', tokenDigest(token), null]);
    const entry = await lastEntry();
    expect(entry).toMatchObject({ act: 'access.invite', userId: administrator.userId, projectId: project });
    expect(JSON.stringify(entry)).not.toMatch(/kaisa/i);
  });

  it.each<[string, Partial<Invited>, string]>([
    ['of a role that cannot have the scope', { scope: { kind: 'everything' } }, 'access.problem.role-scope'],
    ['to somebody who is invited already', { email: 'kahdesti@koordi.example' }, 'access.problem.invited-already'],
  ])('%s is refused', async (_what, changed, code) => {
    await invite({ email: 'kahdesti@koordi.example' }).catch(() => {});
    await expect(invite(changed)).rejects.toEqual(new Refused(code));
  });

  it('to somebody who works in the service already is refused, however the address is written', async () => {
    await expect(invite({ email: administrator.email.toUpperCase() })).rejects.toEqual(
      new Refused('access.problem.known-already'),
    );
  });

  it('is not permitted to others, nor is taking it back', async () => {
    const auditor = await createActor(test, { given: [{ role: 'auditor' }] });
    await expect(invite({}, 'by-hand', auditor)).rejects.toThrow(Forbidden);
    const deputy = await createActor(test, { given: [{ role: 'administrator', deputyFor: administrator.userId }] });
    await expect(invite({}, 'by-hand', deputy)).rejects.toThrow(Forbidden);
    const { id } = await invite();
    const actingAsAuditor = (work: (tx: Tx) => Promise<unknown>) => writingAs(test.database, auditor.userId, work);
    await expect(actingAsAuditor((tx) => withdrawInvitation(tx, auditor, clock, { id, reason: 'x' }))).rejects.toThrow(
      Forbidden,
    );
    await expect(actingAsAuditor((tx) => inviteAgain(tx, auditor, clock, { id, delivery: 'mail' }))).rejects.toThrow(
      Forbidden,
    );
  });

  it('is seen by the administration alone', async () => {
    await invite();
    const seenBy = async (actor: Actor) =>
      (await readingAs(test.database, actor.userId, (read) => listInvitations(read))).length;
    const coordinator = await createActor(test, {
      given: [{ role: 'coordinator', scope: { kind: 'project', id: project } }],
    });
    expect(await seenBy(administrator)).toBeGreaterThan(0);
    expect(await seenBy(coordinator)).toBe(0);
    const [first] = await readingAs(test.database, administrator.userId, listOpenInvitations);
    expect(first).toMatchObject({ inviter: 'Aino Hallinto', scope: { kind: 'project', code: 'S12345' } });
  });
});

describe('accepting', () => {
  it('makes the account with its role, once', async () => {
    const { id, token } = await invite({ email: 'kerran@koordi.example', until: '2026-12-31' });
    expect(await findInvited(reading(test.database), token ?? '', now)).toMatchObject({
      email: 'kerran@koordi.example',
    });
    const { userId } = await accept(token);
    const user = await test.owner.selectFrom('appUser').selectAll().where('id', '=', userId).executeTakeFirstOrThrow();
    expect([user.name, user.email, user.language]).toEqual(['Kaisa Kutsuttu', 'kerran@koordi.example', 'sv']);
    const grants = await test.owner.selectFrom('roleGrant').selectAll().where('userId', '=', userId).execute();
    expect(grants).toMatchObject([
      {
        role: 'coordinator',
        projectId: project,
        validFrom: '2026-03-10',
        validUntil: '2026-12-31',
        grantedBy: administrator.userId,
      },
    ]);
    expect(await lastEntry()).toMatchObject({ act: 'access.accept', userId, subjectId: String(id) });
    await expect(accept(token)).rejects.toThrow(NotFound);
  });

  it('at the same moment twice makes one account', async () => {
    const { token } = await invite();
    const outcomes = await Promise.allSettled([accept(token), accept(token), accept(token)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it.each<[string, (id: number) => unknown]>([
    ['after a week', () => (now = new Date('2026-03-17T10:00:00Z'))],
    [
      'when it was taken back',
      (id) =>
        writingAs(test.database, administrator.userId, (tx) =>
          withdrawInvitation(tx, administrator, clock, { id, reason: 'Väärä henkilö' }),
        ),
    ],
    [
      'when it was sent again, with another link',
      (id) =>
        writingAs(test.database, administrator.userId, (tx) =>
          inviteAgain(tx, administrator, clock, { id, delivery: 'by-hand' }),
        ),
    ],
  ])('is refused %s', async (_when, happen) => {
    const { id, token } = await invite();
    await happen(id);
    await expect(accept(token)).rejects.toThrow(NotFound);
    expect(await findInvited(reading(test.database), token ?? '', now)).toBeUndefined();
    expect((await rowOf(id)).acceptedAt).toBeNull();
  });

  it.each<[string, (inviter: Actor) => Promise<unknown>, string[]]>([
    [
      'account was closed',
      (inviter) =>
        writingAs(test.database, administrator.userId, (tx) =>
          deactivateUser(tx, administrator, clock, { userId: inviter.userId, reason: 'Työsuhde päättyi' }),
        ),
      ['access.invite', 'access.withdraw'],
    ],
    [
      'administration was ended',
      (inviter) =>
        writingAs(test.database, administrator.userId, (tx) =>
          endGrant(tx, administrator, clock, {
            userId: inviter.userId,
            id: inviter.grants[0]?.id ?? 0,
            reason: 'Työsuhde päättyi',
          }),
        ),
      ['access.invite', 'access.withdraw'],
    ],
    [
      'administration ran out',
      (inviter) =>
        test.owner
          .updateTable('roleGrant')
          .set({ validUntil: '2026-03-10' })
          .where('userId', '=', inviter.userId)
          .execute(),
      ['access.invite'],
    ],
  ])('is refused when the inviter’s %s, and sent again it is another’s', async (_what, happen, acts) => {
    const inviter = await createActor(test, { given: [{ role: 'administrator' }] });
    const { id, token } = await invite({}, 'by-hand', inviter);
    const mailed = await invite({}, 'mail', inviter);
    await happen(inviter);
    expect(await findInvited(reading(test.database), token ?? '', now)).toBeUndefined();
    await expect(accept(token)).rejects.toThrow(NotFound);
    expect(await sendInvitations(service())).toBe(0);
    const audited = await test.owner
      .selectFrom('auditEntry')
      .select('act')
      .where('subjectKind', '=', 'invitation')
      .where('subjectId', 'in', [String(id), String(mailed.id)])
      .orderBy('id')
      .execute();
    expect(audited.map(({ act }) => act).toSorted()).toEqual([...acts, ...acts].toSorted());
    const again = () =>
      writingAs(test.database, administrator.userId, (tx) =>
        inviteAgain(tx, administrator, clock, { id, delivery: 'by-hand' }),
      );
    if (acts.includes('access.withdraw')) {
      await expect(again()).rejects.toEqual(new Refused('access.problem.not-open'));
    } else {
      expect(await accept((await again()).token)).toHaveProperty('userId');
    }
  });

  it('needs a link that there is', async () => {
    await expect(accept('x'.repeat(43))).rejects.toThrow(NotFound);
    expect(await findInvited(reading(test.database), '', now)).toBeUndefined();
  });
});

describe('an invitation that is over', () => {
  it('can be sent again when it was late, not when it was answered or taken back', async () => {
    const { id } = await invite();
    now = new Date('2026-04-10T10:00:00Z');
    const again = () =>
      writingAs(test.database, administrator.userId, (tx) =>
        inviteAgain(tx, administrator, clock, { id, delivery: 'by-hand' }),
      );
    const { token } = await again();
    await accept(token);
    await expect(again()).rejects.toEqual(new Refused('access.problem.not-open'));
    await expect(
      writingAs(test.database, administrator.userId, (tx) =>
        withdrawInvitation(tx, administrator, clock, { id, reason: 'x' }),
      ),
    ).rejects.toEqual(new Refused('access.problem.not-open'));
  });
});

describe('the mail of an invitation', () => {
  it('is in the language of the invited, with a link that works, and is sent once', async () => {
    const { id } = await invite({ email: 'postilla@koordi.example' }, 'mail');
    expect((await rowOf(id)).tokenSha256).toBeNull();
    expect(await sendInvitations(service())).toBe(1);
    expect(await sendInvitations(service())).toBe(0);
    const [mail] = sink.mails;
    expect([mail?.to, mail?.email.subject]).toEqual(['postilla@koordi.example', 'Inbjudan till Koordi']);
    expect(mail?.email.text).toContain('Aino Hallinto');
    expect(mail?.email.text).toContain('S12345');
    expect(mail?.raw).not.toContain('List-Unsubscribe');
    const [, token] = /https:\/\/koordi\.example\/sv\/invitation\/([\w-]{43})/.exec(mail?.email.text ?? '') ?? [];
    expect(await accept(token)).toHaveProperty('userId');
  });

  it('that failed leaves no link behind and is tried again; a refused address is not', async () => {
    const { id } = await invite({ email: 'myohemmin@koordi.example' }, 'mail');
    sink.answerTo = () => ({ code: 451, text: 'later' });
    expect(await sendInvitations(service())).toBe(0);
    expect(await rowOf(id)).toMatchObject({ tokenSha256: null, mailFailure: 'postponed', mailAttempts: 1 });
    sink.answerTo = () => ({ code: 550, text: 'no such user' });
    now = new Date('2026-03-10T10:05:00Z');
    expect(await sendInvitations(service())).toBe(0);
    expect(await rowOf(id)).toMatchObject({ tokenSha256: null, mailFailure: 'refused', mailDueAt: null });
    expect(told.join(' ')).not.toContain('@');
    sink.answerTo = () => undefined;
    await writingAs(test.database, administrator.userId, (tx) =>
      inviteAgain(tx, administrator, clock, { id, delivery: 'mail' }),
    );
    expect(await sendInvitations(service())).toBe(1);
    expect(await rowOf(id)).toMatchObject({ mailFailure: null, mailSentAt: now });
  });

  it('is not sent when the invitation was taken back meanwhile', async () => {
    const { id } = await invite({}, 'mail');
    await writingAs(test.database, administrator.userId, (tx) =>
      withdrawInvitation(tx, administrator, clock, { id, reason: 'x' }),
    );
    expect(await sendInvitations(service())).toBe(0);
  });
});
