import { redirect } from 'react-router';
import { takeDraft } from '#features/draft/public.server.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { editFormAddress, editFormKey } from '../edit-address.model.ts';
import { inputId, inputName } from '../edit-form.model.ts';
import { readSentForm } from '../edit-form-page.queries.server.ts';
import { remarksByField } from '../edit-remark.model.ts';
import type { Route } from './+types/edit-draft';

export const handle = { permission: 'description.edit', accepts: 'text' } satisfies PageHandle;

/** Nothing to see here but the form itself. */
export function loader({ context, params }: Route.LoaderArgs) {
  return redirect(editFormAddress(pageRequestFrom(context).language, rowNumber(params.id)), 303);
}

/** Keeps what somebody types into the form of a description, and says what the rules find in it. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const id = rowNumber(params.id);
  const { answer, sent } = await takeDraft(context, request, editFormKey(id));
  if (answer.state === 'other-user') return Response.json(answer);
  const { findings } = await readAs(context, (read, actor) => readSentForm(read, actor, id, sent));
  const remarks = remarksByField(findings, textsFor(pageRequestFrom(context).language));
  return Response.json({
    ...answer,
    findings: Object.entries(remarks).flatMap(([field, found]) =>
      found.map((remark) => ({ fieldId: inputId(inputName(field)), ...remark })),
    ),
  });
}
