import { redirect } from 'react-router';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { discardDraft } from '../draft.commands.server.ts';
import type { Route } from './+types/draft';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

/** Nothing to see here: whoever signs in again on the way to discarding a draft comes back to the form. */
export function loader({ context, request }: Route.LoaderArgs) {
  return redirect(formAddress(context, request), 303);
}

/** A button throws a draft away, and goes to the form that `?discard=<address>` names. */
export async function action({ context, request, params: { formKey } }: Route.ActionArgs) {
  await actAs(context, (tx, actor) => discardDraft(tx, actor, formKey));
  return redirect(formAddress(context, request), 303);
}

/** The form that an address of the workspace names; never another site. */
function formAddress(context: Route.ActionArgs['context'], request: Request): string {
  const form = new URL(request.url).searchParams.get('discard') ?? '';
  const workspace = `/${pageRequestFrom(context).language}/workspace`;
  return form.startsWith(`${workspace}/`) ? form : workspace;
}
