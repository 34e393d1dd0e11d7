import { data, redirect } from 'react-router';
import { NotFound, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, actorFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { findSheetKind } from '../kind-registry.ts';
import { ColumnGuide } from '../parts/column-guide.tsx';
import { SendForms, sendFieldIds } from '../parts/send-forms.tsx';
import { sentSheetFrom } from '../sent-sheet.server.ts';
import { receiveSheet } from '../sheet-import.commands.server.ts';
import { importAddress, largestSheetBytes, sheetsAddress, templateAddress } from '../sheet-import.model.ts';
import { sheetJobName } from '../sheet-job.ts';
import type { SheetKind } from '../sheet-kind.ts';
import type { Route } from './+types/send-sheet';

export const handle = { permission: 'sheet.receive', accepts: 'file' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  const kind = kindOf(params.kind);
  permit(kind.policy, actorFrom(context), kind.act);
  return { kindId: kind.id };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const kind = kindOf(params.kind);
  const form = await request.formData();
  const { field, sent } = await sentSheetFrom(form);
  try {
    const id = await actAs(context, (tx, actor, { clock }) => receiveSheet(tx, clock, actor, kind, sent));
    servicesFrom(context).wakeJob(sheetJobName);
    return redirect(importAddress(pageRequestFrom(context).language, id), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data({ field, isTooLarge: error.code === 'sheet.receive.too-large' }, 422);
  }
}

/** Throws `NotFound`. */
function kindOf(id: string): SheetKind {
  const kind = findSheetKind(id);
  if (!kind) throw new NotFound(`There are no tables of the kind ${id}.`);
  return kind;
}

export default function SendSheetPage({ loaderData: { kindId }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const kind = findSheetKind(kindId);
  if (!kind) return null;
  const title = t('sheet.send.title', { kind: t(`${kind.text}.title`) });
  const size = t.fileSize(largestSheetBytes);
  const error = actionData && {
    fieldId: sendFieldIds[actionData.field],
    message: actionData.isTooLarge ? t('sheet.send.too-large', { size }) : t(`sheet.send.empty-${actionData.field}`),
  };
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <Breadcrumb items={[{ label: t('sheet.list.title'), href: sheetsAddress(t.language) }]} current={title} />
      <PageHeading title={title} lead={t(`${kind.text}.lead`)} />
      {error && <ErrorSummary errors={[error]} />}
      <Section id="template" title={t('sheet.send.template-title')}>
        <p>{t('sheet.send.template')}</p>
        <p>
          <a href={templateAddress(t.language, kind.id)}>{t('sheet.send.template-link')}</a>
        </p>
      </Section>
      <SendForms wrongField={actionData?.field} />
      <Section id="columns" title={t('sheet.send.columns')}>
        <ColumnGuide kind={kind} />
      </Section>
    </>
  );
}
