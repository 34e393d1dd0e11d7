import { redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { Invalid } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import {
  approveEdit,
  discardEdit,
  publishEdit,
  releaseEdit,
  returnEdit,
  type Step,
  submitSavedEdit,
} from '../edit.commands.server.ts';
import { editAddress } from '../edit-address.model.ts';
import { formName } from '../edit-list.model.ts';
import { getEditPage } from '../edit-page.queries.server.ts';
import { ActRefusal } from '../parts/act-refusal.tsx';
import { EditChanges } from '../parts/edit-changes.tsx';
import { EditFindings } from '../parts/edit-findings.tsx';
import { EditHistory } from '../parts/edit-history.tsx';
import { EditSteps, reasonId } from '../parts/edit-steps.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { refusalAnswer } from '../refusal-answer.ts';
import type { Route } from './+types/edit-life';

export const handle = { permission: 'description.read', showsPeople: true, script: true } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const page = await readPersonalData(context, (read, actor, show) =>
    getEditPage(read, actor, rowNumber(params.id), show),
  );
  return { page, today: todayFrom(context) };
}

const commands = {
  submit: submitSavedEdit,
  approve: approveEdit,
  return: returnEdit,
  discard: discardEdit,
  release: releaseEdit,
} as const;

function isCommand(act: string): act is keyof typeof commands {
  return Object.hasOwn(commands, act);
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const sent = (name: string) => sentText(form, name);
  const id = rowNumber(params.id);
  const act = sent('act');
  const step: Step = { revision: rowNumber(sent('revision')), reason: sent('reason') };
  try {
    await actAs(context, async (tx, actor, { clock }) => {
      if (isCommand(act)) return commands[act](tx, actor, clock, id, step);
      if (act !== 'publish') throw new Invalid(`A description has no act '${act}'.`);
      await publishEdit(tx, actor, clock, id, { revision: step.revision, knownOn: sent('knownOn') });
    });
  } catch (error) {
    return refusalAnswer(error, { act, reason: sent('reason') });
  }
  return redirect(editAddress(pageRequestFrom(context).language, id), 303);
}

export default function EditLifePage({ loaderData: { page, today }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { edit, authorName } = page;
  const title = edit.name ?? t('description.life.unnamed');
  return (
    <article>
      <PageTitle title={`${title} (${edit.projectCode})`} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('description.list.title'), href: `/${t.language}/workspace/descriptions` }]}
        current={edit.projectCode}
      />
      <PageHeading
        title={title}
        lang={edit.name === null ? undefined : 'fi'}
        kicker={
          <>
            {edit.projectCode} <StateTag of={edit} />
          </>
        }
      />
      <p className="note">
        {formName(edit.form, t)}. {t('description.life.begun', { name: authorName, at: t.dateTime(edit.openedAt) })}{' '}
        {t('description.life.changed', { at: t.dateTime(edit.changedAt), revision: edit.revision })}
      </p>
      <ActRefusal refused={actionData} reasonId={reasonId(actionData?.act ?? '')} />
      <EditSteps page={page} today={today} refused={actionData} />
      <EditFindings findings={page.findings} editId={edit.id} mayEdit={page.steps.includes('edit')} />
      <EditChanges page={page} />
      <EditHistory events={page.events} />
    </article>
  );
}
