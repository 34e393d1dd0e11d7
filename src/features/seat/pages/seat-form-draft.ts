import { showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { askedForm, hasPlacesToChoose, seatFormPage } from '../seat-form.server.ts';
import type { Route } from './+types/seat-form-draft';

export const handle = { permission: 'seat.leave', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  return showEntryDraft(context, request, await pageOf(context, params));
}

/** Keeps what somebody types into the form. */
export async function action({ context, params, request }: Route.ActionArgs) {
  return takeEntryDraft(context, request, await pageOf(context, params));
}

async function pageOf(context: Route.LoaderArgs['context'], params: Route.LoaderArgs['params']) {
  const asked = askedForm(params, todayFrom(context));
  const hasPlaces = await readAs(context, (read, actor) => hasPlacesToChoose(read, actor, asked));
  return seatFormPage(asked, hasPlaces);
}
