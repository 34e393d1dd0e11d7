import { redirect } from 'react-router';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { formAddress } from '../address.model.ts';
import { discardDraft } from '../draft.commands.server.ts';
import type { Route } from './+types/draft';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

/** Nothing to see here: whoever signs in again on the way to discarding a draft comes back to the form. */
export function loader({ context, request }: Route.LoaderArgs) {
  return toForm(context, request);
}

/** A button throws a draft away, and goes to the form that `?discard=<address>` names. */
export async function action({ context, request, params: { formKey } }: Route.ActionArgs) {
  await actAs(context, (tx, actor) => discardDraft(tx, actor, formKey));
  return toForm(context, request);
}

function toForm(context: Route.ActionArgs['context'], request: Request) {
  const asked = new URL(request.url).searchParams.get('discard');
  return redirect(formAddress(pageRequestFrom(context).language, asked), 303);
}
