import { redirect } from 'react-router';
import { takeDraft } from '#features/draft/public.server.ts';
import { othersInWords } from '#features/draft/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, servicesFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { editFormAddress, editFormKey } from '../edit-address.model.ts';
import { inputId, inputName } from '../edit-form.model.ts';
import { listEditorsOf, permitTyping, readSentForm } from '../edit-form-page.queries.server.ts';
import { remarksByField } from '../edit-remark.model.ts';
import type { Route } from './+types/edit-draft';

export const handle = { permission: 'description.edit', accepts: 'text' } satisfies PageHandle;

/** Who else is typing, for the script; else there is nothing to see here but the form itself. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { language } = pageRequestFrom(context);
  const id = rowNumber(params.id);
  if (!new URL(request.url).searchParams.has('others')) return redirect(editFormAddress(language, id), 303);
  const { clock } = servicesFrom(context);
  const others = await readAs(context, (read, actor) => listEditorsOf(read, actor, clock, id));
  return Response.json(othersInWords(textsFor(language), others));
}

/** Keeps what somebody types into the form of a description, and says what the rules find in it. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const id = rowNumber(params.id);
  const { answer, sent } = await takeDraft(context, request, editFormKey(id), (read, actor) =>
    permitTyping(read, actor, id),
  );
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
