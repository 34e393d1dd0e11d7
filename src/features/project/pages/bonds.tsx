import { data, redirect } from 'react-router';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { reading } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Tag } from '#ui/tag.tsx';
import { bindProjects } from '../bond.commands.server.ts';
import { listBoundProjects } from '../bond.queries.server.ts';
import { findProjectHead } from '../head.queries.server.ts';
import { BoundName } from '../parts/bound-name.tsx';
import { ProjectFrame } from '../parts/project-frame.tsx';
import { projectPolicy } from '../project.policy.ts';
import { projectWorkAddress } from '../section.model.ts';
import type { Route } from './+types/bonds';

export const handle = { permission: 'project.read' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    return {
      head,
      bound: await listBoundProjects(read, head.code),
      mayBind: may(projectPolicy, actor, 'project.bind', head.place),
      mayUnbind: may(projectPolicy, actor, 'project.unbind', head.place),
    };
  });
}

/** Confirms a bond that was only suggested. */
export async function action({ context, request, params: { code } }: Route.ActionArgs) {
  const linkId = rowNumber(sentText(await request.formData(), 'bond'));
  try {
    await actAs(context, async (tx, actor, { clock }) => {
      const head = await findProjectHead(reading(tx), actor, code);
      permit(projectPolicy, actor, 'project.bind', head.place);
      const bond = (await listBoundProjects(reading(tx), head.code)).find((other) => other.linkId === linkId);
      if (!bond) throw new NotFound(`The project ${code} has no bond ${linkId}.`);
      await bindProjects(tx, actor, clock, { code: head.code, relation: bond.relation, other: bond.code });
    });
  } catch (error) {
    if (error instanceof Refused) return data({ code: error.code, details: error.details }, 422);
    throw error;
  }
  throw redirect(`${projectWorkAddress(pageRequestFrom(context).language, code)}/bonds`, 303);
}

export default function BondsPage({
  loaderData: { head, bound, mayBind, mayUnbind },
  actionData,
}: Route.ComponentProps) {
  const t = useTexts();
  const address = `${projectWorkAddress(t.language, head.code)}/bonds`;
  return (
    <ProjectFrame head={head} current="overview" title={t('project.bonds.title')}>
      {actionData && <RefusalNotice refusal={actionData} />}
      <p>{t('project.bonds.lead')}</p>
      {bound.length === 0 ? (
        <p>{t('project.bonds.none')}</p>
      ) : (
        <DataTable
          caption={t('project.bonds.title')}
          hideCaption
          rows={bound}
          rowKey={({ linkId }) => linkId}
          columns={[
            {
              key: 'project',
              header: t('project.bonds.project'),
              cell: (other) => <BoundName bound={other} />,
            },
            {
              key: 'relation',
              header: t('project.form.relation.name'),
              cell: ({ linkId, relation, isSuggested, code }) => (
                <>
                  {t(`project.relation.${relation}`)}{' '}
                  {isSuggested && <Tag tone="warning">{t('project.bonds.suggested')}</Tag>}
                  {isSuggested && mayBind && (
                    <form method="post">
                      <input type="hidden" name="bond" value={linkId} />
                      <button type="submit">
                        {t('project.bonds.confirm')} <span className="visually-hidden">{code}</span>
                      </button>
                    </form>
                  )}
                </>
              ),
            },
            ...(mayUnbind
              ? [
                  {
                    key: 'remove',
                    header: t('project.bonds.act'),
                    cell: ({ linkId, code }: { linkId: number; code: string }) => (
                      <a href={`${address}/${linkId}/remove`}>
                        {t('project.bonds.remove')} <span className="visually-hidden">{code}</span>
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayBind && (
        <p>
          <a className="button-like" href={`${address}/new`}>
            {t('project.bonds.add')}
          </a>
        </p>
      )}
    </ProjectFrame>
  );
}
