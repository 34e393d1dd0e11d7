import { data, redirect } from 'react-router';
import {
  type Editor,
  findDraft,
  keepDraft,
  listOtherEditors,
  saveOnce,
  takeDraft,
} from '#features/draft/public.server.ts';
import {
  controlNames,
  controlOf,
  type EditConflict,
  entriesFrom,
  type FieldTexts,
  type FormEntries,
  othersInWords,
  sentValue,
} from '#features/draft/public.ts';
import type { Finding, RowOf, RowProblem, SheetColumns } from '#features/sheet/public.ts';
import type { Clock } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { newToken } from '#platform/secret/token.server.ts';
import { actAs, actorFrom, pageRequestFrom, readAs, servicesFrom } from '#platform/web/request-context.server.ts';
import {
  areConfirmed,
  baseFromSent,
  type EntryForm,
  joinEntry,
  readEntry,
  textsFromSent,
  textsOfRow,
  warningsIn,
} from './entry-form.model.ts';

type Context = Parameters<typeof readAs>[0];

/** A row as it stands, with the revision by which somebody else's saving is noticed. */
export interface StoredEntry<Columns extends SheetColumns> {
  readonly row: Partial<RowOf<Columns>>;
  readonly revision: number;
}

/** What a page must say to have a form of it filled in, kept and saved. */
export interface EntryPage<Columns extends SheetColumns> {
  readonly form: EntryForm<Columns>;
  /** Of the draft: `measure:12`, or for something new what it belongs to: `new-measure:S10000`. */
  readonly key: string;
  /** Where the form is, below `/<language>`. What is typed goes to `…/draft`, where a page of the room calls `takeEntryDraft`. */
  readonly address: string;
  /**
   * Permits, and finds the row to fill the form with. For something new, `revision` is 0 and the row holds what is known already.
   * Throws `NotFound`, `Forbidden`.
   */
  find(read: Read, actor: Actor): Promise<StoredEntry<Columns>>;
  /** What only the database knows to be amiss with a row of good fields. What is but a warning is saved when it is sent once more. */
  judge?(read: Read, row: RowOf<Columns>, actor: Actor): Promise<readonly Finding[]>;
  /** Saves a row if its revision is still `revision`, and gives the address to go to, below `/<language>`. Throws `Conflict`, `Refused`. */
  save(tx: Tx, actor: Actor, clock: Clock, row: RowOf<Columns>, revision: number): Promise<string>;
}

/** All that a form shows when it is opened, and what it carries unseen. */
export interface OpenEntry {
  readonly key: string;
  readonly address: string;
  readonly texts: FieldTexts;
  readonly hidden: Readonly<Record<string, string>>;
  readonly user: string;
  readonly draft: { readonly typedAt: Date; readonly isBehind: boolean } | undefined;
  readonly others: readonly Editor[];
}

/** What a form shows when it was sent and not saved. */
export interface EntryOutcome {
  /** The opening of the form that is answered. */
  readonly answered: string;
  readonly texts: FieldTexts;
  readonly hidden: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
  readonly conflicts: readonly EditConflict[];
  /** Fields that somebody else has changed meanwhile, and that came along. */
  readonly fromTheirs: readonly string[];
  readonly refusal: Pick<Refused, 'code' | 'details'> | undefined;
}

/**
 * Opens a form, filled with what its user has typed and not saved; where that is nothing, with what a link to the form has `typed` for
 * its user already.
 */
export function openEntry<Columns extends SheetColumns>(
  context: Context,
  page: EntryPage<Columns>,
  typed: FieldTexts = {},
): Promise<OpenEntry> {
  const { clock } = servicesFrom(context);
  return readAs(context, async (read, actor) => {
    const stored = await page.find(read, actor);
    const draft = await findDraft(read, actor, page.key);
    const now = textsOfRow(page.form, stored.row);
    const base = (draft && baseFromSent(page.form, draft.typed)) ?? now;
    return {
      key: page.key,
      address: page.address,
      texts: draft ? textsFromSent(page.form, draft.typed) : { ...now, ...typed },
      hidden: hiddenOf(actor, base, draft?.baseRevision ?? stored.revision, draft?.typedAt),
      user: actor.userId,
      draft: draft && { typedAt: draft.typedAt, isBehind: draft.baseRevision !== stored.revision },
      others: await listOtherEditors(read, actor, page.key, clock.now()),
    };
  });
}

function hiddenOf({ userId }: Actor, base: FieldTexts, revision: number, seen?: Date): Record<string, string> {
  return {
    [controlNames.token]: newToken(),
    [controlNames.editor]: userId,
    [controlNames.revision]: String(revision),
    [controlNames.base]: JSON.stringify(base),
    [controlNames.seen]: seen?.toISOString() ?? '',
  };
}

/**
 * What stands at the address to which a form is sent while one types: who else is typing, in words, for the script (`?others`); whoever
 * else comes there is led to the form. Throws as `find` does.
 */
export async function showEntryDraft<Columns extends SheetColumns>(
  context: Context,
  request: Request,
  page: EntryPage<Columns>,
): Promise<Response> {
  if (new URL(request.url).searchParams.has('others')) return listEntryEditors(context, page);
  return redirect(`/${pageRequestFrom(context).language}${page.address}`, 303);
}

async function listEntryEditors<Columns extends SheetColumns>(
  context: Context,
  page: EntryPage<Columns>,
): Promise<Response> {
  const { clock } = servicesFrom(context);
  const others = await readAs(context, async (read, actor) => {
    await page.find(read, actor);
    return listOtherEditors(read, actor, page.key, clock.now());
  });
  return Response.json(othersInWords(textsFor(pageRequestFrom(context).language), others));
}

/** Keeps what the script sends while somebody types. Throws as `find` does. */
export async function takeEntryDraft<Columns extends SheetColumns>(
  context: Context,
  request: Request,
  page: EntryPage<Columns>,
): Promise<Response> {
  const { answer } = await takeDraft(context, request, page.key, async (read, actor) => {
    await page.find(read, actor);
  });
  return Response.json(answer);
}

/** A revision that somebody else saves in this very moment is joined in the next attempt. */
const attempts = 3;

/**
 * Takes a form that was sent: saved, it leads to the address that `save` gives; otherwise it is kept as a draft, and the page shows
 * it again with what is to mend. Sent twice, it is saved once.
 */
export async function takeEntry<Columns extends SheetColumns>(
  context: Context,
  request: Request,
  page: EntryPage<Columns>,
) {
  const sent = entriesFrom(await request.formData());
  for (let attempt = 1; ; attempt += 1) {
    try {
      const address = await actAs(context, (tx, actor, { clock }) =>
        saveOnce(tx, clock, actor, page.key, sent, () => saveJoined(tx, actor, clock, page, sent)),
      );
      return redirect(`/${pageRequestFrom(context).language}${address}`, 303);
    } catch (error) {
      if (error instanceof Unsaved) return shownAgain(context, page, sent, error.outcome);
      if (error instanceof Conflict && attempt < attempts) continue;
      return shownAgain(context, page, sent, {
        ...nothing,
        texts: textsFromSent(page.form, sent),
        refusal: refusalOf(error),
      });
    }
  }
}

/** Why nothing was saved, in words. Throws what is no refusal. */
function refusalOf(error: unknown): Pick<Refused, 'code' | 'details'> {
  if (error instanceof Refused) return { code: error.code, details: error.details };
  if (error instanceof Conflict) return { code: 'entry.refused.changed', details: {} };
  throw error;
}

type Shown = Omit<EntryOutcome, 'hidden' | 'answered'> & { readonly base?: FieldTexts; readonly revision?: number };

const nothing = { problems: [], conflicts: [], fromTheirs: [], refusal: undefined } as const;

/** A form that must be shown again; thrown, so that nothing of the transaction stays. */
class Unsaved extends Error {
  override name = 'Unsaved';
  readonly outcome: Shown;

  constructor(outcome: Shown) {
    super('A form must be shown again.');
    this.outcome = outcome;
  }
}

async function saveJoined<Columns extends SheetColumns>(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  page: EntryPage<Columns>,
  sent: FormEntries,
): Promise<string> {
  const read = reading(tx);
  const stored = await page.find(read, actor);
  const now = textsOfRow(page.form, stored.row);
  const base = baseFromSent(page.form, sent) ?? now;
  const { texts, fromTheirs, conflicts } = joinEntry(base, textsFromSent(page.form, sent), now);
  const standing = { base: now, revision: stored.revision, fromTheirs };
  if (conflicts.length > 0) throw new Unsaved({ ...nothing, ...standing, texts, conflicts });
  const { row, problems, isGood } = readEntry(page.form, texts);
  if (!isGood) throw new Unsaved({ ...nothing, ...standing, texts, problems });
  const findings = (await page.judge?.(read, row, actor)) ?? [];
  if (!areConfirmed(findings, sentValue(sent, controlNames.confirmed)))
    throw new Unsaved({ ...nothing, ...standing, texts, problems: findings });
  return page.save(tx, actor, clock, row, stored.revision);
}

/** What was typed is kept, before anything is shown of it. */
async function shownAgain<Columns extends SheetColumns>(
  context: Context,
  page: EntryPage<Columns>,
  sent: FormEntries,
  { base, revision, ...shown }: Shown,
) {
  await actAs(context, (tx, actor, { clock }) => keepDraft(tx, clock, actor, page.key, sent, { overOther: true }));
  const control = controlOf(sent);
  const opening = hiddenOf(
    actorFrom(context),
    base ?? baseFromSent(page.form, sent) ?? {},
    revision ?? control.revision ?? 0,
  );
  const confirmed = warningsIn(shown.problems, sentValue(sent, controlNames.confirmed));
  const hidden = { ...opening, [controlNames.confirmed]: confirmed };
  const status = shown.conflicts.length > 0 ? 409 : 422;
  return data<EntryOutcome>({ ...shown, hidden, answered: control.token }, status);
}
