import type { RouterContextProvider } from 'react-router';
import { Invalid } from '#platform/errors.ts';
import { localeOf } from '#platform/i18n/formats.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { actAs, actorFrom, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { type KeptDraft, keepDraft } from './draft.commands.server.ts';
import { controlOf, entriesFrom, type FormEntries } from './form-entries.model.ts';

/** What the script is told after it has sent what was typed. */
export interface DraftAnswer {
  readonly state: KeptDraft['state'] | 'other-user';
  /** False when this had been kept already. */
  readonly isNew: boolean;
  /** The same in words, for the line below the form. */
  readonly message: string;
  /** Remarks on what was typed, each at the field with this id; where the form has rules of its own. */
  readonly findings?: readonly { readonly fieldId: string; readonly kind: string; readonly text: string }[];
}

/** Keeps what a request brings as the acting user's draft of a form. `?over=1` keeps it whatever another window has typed. */
export async function takeDraft(
  context: Pick<RouterContextProvider, 'get'>,
  request: Request,
  formKey: string,
): Promise<{ answer: DraftAnswer; sent: FormEntries }> {
  if (!/^[a-z][a-z-]*:\S{1,100}$/.test(formKey)) throw new Invalid('There is no form of this name.');
  const sent = entriesFrom(await request.formData());
  const overOther = new URL(request.url).searchParams.get('over') === '1';
  // Somebody else has signed in in this browser since: their page will say so, ours has nothing to take.
  const isOthers = controlOf(sent).editor !== actorFrom(context).userId;
  if (isOthers) return { answer: { state: 'other-user', isNew: false, message: '' }, sent };
  const kept = await actAs(context, (tx, actor, { clock }) =>
    keepDraft(tx, clock, actor, formKey, sent, { overOther }),
  );
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
      return { state: 'kept', isNew: kept.isNew, message: t('draft.state.kept', { time: time(kept.typedAt) }) };
    case 'saved':
      return { state: 'saved', isNew: false, message: t('draft.state.saved') };
    case 'elsewhere':
      return {
        state: 'elsewhere',
        isNew: false,
        message: t('draft.state.elsewhere', { time: time(kept.typedAt) }),
      };
  }
}
