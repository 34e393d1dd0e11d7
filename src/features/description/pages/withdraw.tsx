import { redirect } from 'react-router';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { descriptionPolicy } from '../description.policy.ts';
import { withdrawVersion } from '../edit.commands.server.ts';
import { projectDescriptionsAddress } from '../edit-address.model.ts';
import { ActRefusal } from '../parts/act-refusal.tsx';
import { ReasonField } from '../parts/reason-field.tsx';
import { getProjectDescriptions } from '../project-descriptions.queries.server.ts';
import { lacksReason, refusalAnswer } from '../refusal-answer.ts';
import { findVersionById } from '../version.queries.server.ts';
import type { Route } from './+types/withdraw';

export const handle = { permission: 'description.withdraw', script: true } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const version = await findVersionById(read, params.code, rowNumber(params.version));
    if (!version) throw new NotFound(`There is no version ${params.version} of ${params.code}.`);
    const { projectId, versions } = await getProjectDescriptions(read, actor, params.code);
    permit(descriptionPolicy, actor, 'description.withdraw', await placeOfProject(read, projectId));
    const { id, code, name, knownOn } = version;
    return { version: { id, code, name, knownOn }, isOnly: versions.length === 1 };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const reason = sentText(form, 'reason');
  const withdrawal = { projectCode: params.code, versionId: rowNumber(params.version), reason };
  try {
    await actAs(context, (tx, actor, { clock }) => withdrawVersion(tx, actor, clock, withdrawal));
  } catch (error) {
    return refusalAnswer(error, { reason });
  }
  return redirect(projectDescriptionsAddress(pageRequestFrom(context).language, params.code), 303);
}

export default function WithdrawPage({ loaderData: { version, isOnly }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const title = t('description.withdraw.title', { code: version.code });
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('description.list.title'), href: `/${t.language}/workspace/descriptions` },
          { label: version.code, href: projectDescriptionsAddress(t.language, version.code) },
        ]}
        current={t('description.act.withdraw')}
      />
      <PageHeading title={title} />
      <ActRefusal refused={actionData} reasonId="reason" />
      <p>
        <a href={`/${t.language}/projects/${version.code}/versions/${version.id}`}>
          <span lang="fi">{version.name}</span>, {t('description.withdraw.known-on', { date: t.date(version.knownOn) })}
        </a>
      </p>
      <Notice kind="warning" title={t('description.withdraw.what-happens')}>
        <p>{t(isOnly ? 'description.withdraw.only' : 'description.withdraw.before-told')}</p>
        <p>{t('description.withdraw.stays')}</p>
      </Notice>
      <form method="post" className="action-form">
        <ReasonField
          id="reason"
          isRequired
          hint={t('description.withdraw.reason-hint')}
          written={actionData?.reason}
          isMissing={lacksReason(actionData)}
        />
        <button type="submit">{t('description.act.withdraw')}</button>
      </form>
    </>
  );
}
