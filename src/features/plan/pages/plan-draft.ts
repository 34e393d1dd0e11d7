import { type EntryPage, showEntryDraft, takeEntryDraft } from '#features/entry/public.server.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import { NotFound } from '#platform/errors.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import {
  decisionPage,
  endPage,
  findPrincipleShape,
  findTargetShape,
  principlesPage,
  targetsPage,
  textsPage,
} from '../plan-entry.server.ts';
import type { Route } from './+types/plan-draft';

// Each form permits its own act; whoever may not even read the plan comes no further than here.
export const handle = { permission: 'plan.read', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; whoever else comes here is led to the form. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  return showEntryDraft(context, request, await pageOf({ context, params }));
}

/** Keeps what somebody types into a form of a version. */
export async function action({ context, request, params }: Route.ActionArgs) {
  return takeEntryDraft(context, request, await pageOf({ context, params }));
}

type Asked = Pick<Route.LoaderArgs, 'context' | 'params'>;

/** The form of a part of a version. Throws `NotFound`, `Forbidden`. */
async function pageOf({ context, params: { code, version, part } }: Asked): Promise<EntryPage<SheetColumns>> {
  const key = { code, number: rowNumber(version) };
  switch (part) {
    case 'edit':
      return textsPage(key);
    case 'targets':
      return targetsPage(key, await readAs(context, (read, actor) => findTargetShape(read, actor, key)));
    case 'principles': {
      const { asked } = await readAs(context, (read, actor) => findPrincipleShape(read, actor, code));
      return principlesPage(key, asked);
    }
    case 'decide':
      // Nothing is decided here: which revision was seen does not matter.
      return decisionPage(key, 0);
    case 'discard':
    case 'withdraw':
      return endPage(key, part);
    default:
      throw new NotFound(`A version of a plan has no part ${part}.`);
  }
}
