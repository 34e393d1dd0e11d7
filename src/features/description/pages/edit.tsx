import { data, redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { DraftNotice, OthersNotice } from '#features/draft/public.parts.ts';
import { keepDraft } from '#features/draft/public.server.ts';
import { controlNames, controlOf, entriesFrom, type FormControl, type FormEntries } from '#features/draft/public.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { newToken } from '#platform/secret/token.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, actorFrom, pageRequestFrom, readAs, servicesFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { editFormAddress, editFormKey, othersAddress } from '../edit-address.model.ts';
import { conflictsIn } from '../edit-conflict.model.ts';
import { EditsConflict, saveEditForm } from '../edit-form.commands.server.ts';
import { type FilledForm, lineButton, withLinesChanged } from '../edit-form.model.ts';
import { getEditFormPage, readSentForm } from '../edit-form-page.queries.server.ts';
import { remarksByField } from '../edit-remark.model.ts';
import { EditForm } from '../parts/edit-form.tsx';
import { CheckResult, EditFormHead, FormContents, ToMend } from '../parts/edit-form-head.tsx';
import { NotEditable, NotSaved, SavedNotice, UnrecognisedText } from '../parts/edit-notices.tsx';
import type { Problem } from '../problem.model.ts';
import { formOf } from '../record.model.ts';
import type { Route } from './+types/edit';

export const handle = {
  permission: 'description.edit',
  showsPeople: true,
  script: true,
  accepts: 'text',
} satisfies PageHandle;

export async function loader({ context, request, params: { id } }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const { clock } = servicesFrom(context);
  return {
    page: await readPersonalData(context, (read, actor, show) =>
      getEditFormPage(read, actor, clock, rowNumber(id), show),
    ),
    user: actorFrom(context).userId,
    token: newToken(),
    isSaved: searchParams.has('saved'),
    joined: (searchParams.get('joined') ?? '').split('.'),
  };
}

/** What the page shows instead of what it was opened with. */
interface Outcome {
  readonly outcome: 'changed' | 'checked' | 'refused' | 'conflict';
  readonly filled: FilledForm;
  readonly findings: readonly Problem[];
  /** The form that is answered. */
  readonly answered: Pick<FormControl, 'token' | 'intent'>;
  readonly refusal?: Pick<Refused, 'code' | 'details'>;
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const id = rowNumber(params.id);
  const sent = entriesFrom(await request.formData());
  const { intent } = controlOf(sent);
  if (lineButton(intent)) return changeLines(context, id, sent, intent);
  return intent === 'check' ? check(context, id, sent) : save(context, id, sent);
}

type Context = Route.ActionArgs['context'];

/** Another line in a list, or one less. */
async function changeLines(context: Context, id: number, sent: FormEntries, intent: string) {
  const { form } = await read(context, id, sent);
  const changed = withLinesChanged(form, sent, intent);
  await keep(context, id, changed);
  const { filled } = await read(context, id, changed);
  return data<Outcome>({ outcome: 'changed', filled, findings: [], answered: controlOf(sent) });
}

async function check(context: Context, id: number, sent: FormEntries) {
  const { filled, findings } = await read(context, id, sent);
  await keep(context, id, sent);
  return data<Outcome>({ outcome: 'checked', filled, findings, answered: controlOf(sent) });
}

/** A revision that somebody else saves in this very moment is joined in the next attempt. */
const attempts = 3;

async function save(context: Context, id: number, sent: FormEntries) {
  const { language } = pageRequestFrom(context);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const address = await actAs(context, (tx, actor, { clock }) =>
        saveEditForm(tx, actor, clock, id, sent, language),
      );
      return redirect(address, 303);
    } catch (error) {
      if (error instanceof EditsConflict) return conflict(context, id, sent, error);
      if (error instanceof Conflict && attempt < attempts) continue;
      if (error instanceof Refused) return refused(context, id, sent, error);
      throw error;
    }
  }
}

/** What was typed is kept as it was, and the page asks. */
async function conflict(context: Context, id: number, sent: FormEntries, { asking }: EditsConflict) {
  await keep(context, id, sent);
  return data<Outcome>({ outcome: 'conflict', filled: asking, findings: [], answered: controlOf(sent) }, 409);
}

async function refused(context: Context, id: number, sent: FormEntries, { code, details }: Refused) {
  await keep(context, id, sent);
  const { filled, findings } = await read(context, id, sent);
  const answered = controlOf(sent);
  return data<Outcome>({ outcome: 'refused', filled, findings, answered, refusal: { code, details } }, 422);
}

function read(context: Context, id: number, sent: FormEntries) {
  return readAs(context, (handle, actor) => readSentForm(handle, actor, id, sent));
}

/** Typed in this window, so it comes before what another window has typed. */
function keep(context: Context, id: number, sent: FormEntries) {
  return actAs(context, (tx, actor, { clock }) =>
    keepDraft(tx, clock, actor, editFormKey(id), sent, { overOther: true }),
  );
}

export default function EditPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { page, user, token } = loaderData;
  const form = formOf({ form: page.formId });
  const filled = actionData?.filled ?? page.filled;
  const findings = actionData?.findings ?? [];
  const conflicts = conflictsIn(form, filled.base, filled.entries);
  if (page.refused && !actionData) return <NotEditable page={page} form={form} />;
  return (
    <>
      <EditFormHead page={page} form={form} isAsking={conflicts.length > 0} />
      {loaderData.isSaved && !actionData && <SavedNotice form={form} joined={loaderData.joined} />}
      {!actionData && (
        <DraftNotice formKey={editFormKey(page.id)} address={editFormAddress(t.language, page.id)} draft={page.draft} />
      )}
      <OthersNotice others={page.others} address={othersAddress(t.language, page.id)} />
      {actionData?.refusal && <NotSaved refusal={actionData.refusal} />}
      {actionData?.outcome === 'checked' && <CheckResult findings={findings} />}
      <ToMend form={form} filled={filled} findings={findings} conflicts={conflicts} />
      {conflicts.length === 0 && <FormContents form={form} />}
      <UnrecognisedText form={form} texts={page.unrecognised} />
      <EditForm
        id={page.id}
        form={form}
        entries={filled.entries}
        user={user}
        answers={actionData?.answered.token}
        pressed={actionData?.answered.intent}
        hidden={{
          [controlNames.token]: token,
          [controlNames.editor]: user,
          [controlNames.revision]: String(filled.revision),
          [controlNames.base]: JSON.stringify(filled.base),
          [controlNames.seen]: page.draft?.typedAt.toISOString() ?? '',
        }}
        messages={remarksByField(findings, t)}
        conflicts={conflicts}
        maySubmit={page.maySubmit}
      />
    </>
  );
}
