import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { NotFound } from '#platform/errors.ts';
import { clock, coming, createTenderTrial, offered } from '#test/tender-trial.ts';
import { askForOffers } from './tender.commands.server.ts';
import { tenderPartPage } from './tender-entry.server.ts';
import { dropInvitee, inviteProvider } from './tender-invitee.commands.server.ts';
import { listInvitees } from './tender-invitee.queries.server.ts';

const { trial, acting, seen, beginWhole, lastEntry } = createTenderTrial();

const invited = { ...coming, kind: 'invited' } as const;
const invite = (tenderId: number, provider: string, actor = trial.coordinator) =>
  acting((tx) => inviteProvider(tx, actor, clock, { tenderId, provider }), actor);
const ask = (id: number) => acting((tx) => askForOffers(tx, trial.coordinator, clock, { id, askedOn: '2026-03-10' }));
const inviteesOf = (id: number, actor = trial.coordinator) => seen((read) => listInvitees(read, id), actor);

describe('an invited tender', () => {
  it('asks for offers only once it says who is invited, each once', async () => {
    const { id } = await beginWhole(invited);
    await expect(ask(id)).rejects.toThrow('procurement.obstacle.no-invitee');
    await invite(id, 'Esimerkkikoulutus Oy');
    expect(await lastEntry()).toMatchObject({ act: 'tender.prepare', subjectId: String(id) });
    await expect(invite(id, 'ESIMERKKIKOULUTUS OY')).rejects.toThrow('procurement.refused.invited-twice');
    await invite(id, 'Väärä Oy');
    const [, wrong] = await inviteesOf(id);
    await acting((tx) => dropInvitee(tx, trial.coordinator, clock, id, wrong?.id ?? 0));
    await ask(id);
    expect(await inviteesOf(id)).toMatchObject([{ name: 'Esimerkkikoulutus Oy', askedOn: '2026-03-10' }]);
    await invite(id, 'Myöhempi Oy');
    const all = await inviteesOf(id);
    expect(all).toMatchObject([{ name: 'Esimerkkikoulutus Oy' }, { name: 'Myöhempi Oy', askedOn: '2026-03-10' }]);
    const drop = acting((tx) => dropInvitee(tx, trial.coordinator, clock, id, all[0]?.id ?? 0));
    await expect(drop).rejects.toThrow('procurement.refused.already-asked');
  });

  it('warns of an offer from somebody uninvited', async () => {
    const { id, lotId } = await beginWhole(invited);
    await invite(id, 'Esimerkkikoulutus Oy');
    await ask(id);
    const page = tenderPartPage('offers', { actor: trial.coordinator, today: '2026-03-10' }, id, undefined);
    const judge = (provider: string) =>
      seen(async (read) => {
        const sent = { ...offered, lot: String(lotId), provider };
        return (await page.judge?.(read, sent, trial.coordinator)) ?? [];
      });
    expect(await judge('esimerkkikoulutus oy')).toEqual([]);
    expect(await judge('Kutsumaton Oy')).toMatchObject([
      { key: 'procurement.fault.not-invited', column: 'provider', isWarning: true },
    ]);
  });

  it('tells nobody else who is invited', async () => {
    const { id } = await beginWhole(invited);
    await invite(id, 'Esimerkkikoulutus Oy');
    expect(await inviteesOf(id, trial.stranger)).toEqual([]);
    expect(await inviteesOf(id, trial.provider)).toEqual([]);
    await expect(invite(id, 'Oma Oy', trial.stranger)).rejects.toThrow(NotFound);
    const forged = acting(
      (tx) => tx.insertInto('tenderInvitee').values({ tenderId: id, providerName: 'Oma Oy' }).execute(),
      trial.provider,
    );
    await expect(forged).rejects.toThrow('row-level security');
    const { rows } = await sql`select from tender_invitee where tender_id = ${id}`.execute(trial.test.owner);
    expect(rows).toHaveLength(1);
  });
});

it('an open tender invites nobody in particular', async () => {
  const { id } = await beginWhole(coming);
  await expect(invite(id, 'Esimerkkikoulutus Oy')).rejects.toThrow('procurement.refused.open-to-all');
  await ask(id);
});
