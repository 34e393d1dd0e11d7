import type { RouterContextProvider } from 'react-router';
import { type Read, reading } from '#platform/db/database.server.ts';
import { localeOf } from '#platform/i18n/formats.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { actAs, actorFrom, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { type KeptDraft, keepDraft } from './draft.commands.server.ts';
import { controlOf, entriesFrom, type FormEntries } from './form-entries.model.ts';

/** What the script is told after it has sent what was typed. */
export interface DraftAnswer {
  readonly state: KeptDraft['state'] | 'other-user';
  /** When the draft was typed that is kept now: a page that was drawn from another one shows less. */
  readonly typedAt?: string;
  /** The same in words, for the line below the form. */
  readonly message: string;
  /** Remarks on what was typed, each at the field with this id; where the form has rules of its own. */
  readonly findings?: readonly { readonly fieldId: string; readonly kind: string; readonly text: string }[];
}

/**
 * Keeps what a request brings as the acting user's draft of a form. `?over=1` keeps it whatever another window has typed. `permit`
 * throws where there is no such form, or the user may not fill it in: then nothing is kept.
 */
export async function takeDraft(
  context: Pick<RouterContextProvider, 'get'>,
  request: Request,
  formKey: string,
  permit: (read: Read, actor: Actor) => Promise<void>,
): Promise<{ answer: DraftAnswer; sent: FormEntries }> {
  const sent = entriesFrom(await request.formData());
  const overOther = new URL(request.url).searchParams.get('over') === '1';
  // Somebody else has signed in in this browser since: their page will say so, ours has nothing to take.
  const isOthers = controlOf(sent).editor !== actorFrom(context).userId;
  if (isOthers) return { answer: { state: 'other-user', message: '' }, sent };
  const kept = await actAs(context, async (tx, actor, { clock }) => {
    await permit(reading(tx), actor);
    return keepDraft(tx, clock, actor, formKey, sent, { overOther });
  });
  return { answer: inWords(context, kept), sent };
}

function inWords(context: Pick<RouterContextProvider, 'get'>, kept: KeptDraft): DraftAnswer {
  const { language } = pageRequestFrom(context);
  const t = textsFor(language);
  const time = (instant: Date) =>
    new Intl.DateTimeFormat(localeOf[language], {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'Europe/Helsinki',
    }).format(instant);
  switch (kept.state) {
    case 'kept':
      return {
        state: 'kept',
        typedAt: kept.typedAt.toISOString(),
        message: t('draft.state.kept', { time: time(kept.typedAt) }),
      };
    case 'saved':
      return { state: 'saved', message: t('draft.state.saved') };
    case 'full':
      return { state: 'full', message: t('draft.state.full', { most: kept.most }) };
    case 'elsewhere':
      return {
        state: 'elsewhere',
        message: t('draft.state.elsewhere', { time: time(kept.typedAt) }),
      };
  }
}
