import { redirect } from 'react-router';
import { projectPolicy } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { DataTable } from '#ui/data-table.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { listCoordinations } from '../carried-project.queries.server.ts';
import { coordinationAddress } from '../coordination-address.model.ts';
import type { Route } from './+types/coordinations';

export const handle = { permission: 'coordination.read' } satisfies PageHandle;

/** The coordination projects that one may look over; straight on where there is one only, unless the list itself was asked for. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const { coordinations, mayBegin } = await readAs(context, async (read, actor) => ({
    coordinations: await listCoordinations(read, actor),
    mayBegin: may(projectPolicy, actor, 'project.create'),
  }));
  const [only] = coordinations;
  if (only && coordinations.length === 1 && !isWholeListAsked(request))
    throw redirect(coordinationAddress(pageRequestFrom(context).language, only.code, today), 303);
  return { coordinations, today, mayBegin };
}

function isWholeListAsked(request: Request): boolean {
  return new URL(request.url).searchParams.get('show') === 'all';
}

export default function CoordinationsPage({ loaderData: { coordinations, today, mayBegin } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('coordination.list.title')} service={t('site.service.name')} />
      <PageHeading title={t('coordination.list.title')} lead={t('coordination.list.lead')} />
      {coordinations.length === 0 ? (
        <p>
          {t('coordination.list.none')}{' '}
          <a href={`/${t.language}/workspace/projects`}>{t('coordination.list.projects')}</a>
          {mayBegin && (
            <>
              {' · '}
              <a href={`/${t.language}/workspace/projects/new/own`}>{t('coordination.list.begin')}</a>
            </>
          )}
        </p>
      ) : (
        <DataTable
          caption={t('coordination.list.title')}
          hideCaption
          rows={coordinations}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'name',
              header: t('coordination.list.name'),
              cell: ({ code, name }) => (
                <a href={coordinationAddress(t.language, code, today)} lang="fi">
                  {name} ({code})
                </a>
              ),
            },
            {
              key: 'starts',
              header: t('coordination.list.starts'),
              cell: ({ startsOn }) => startsOn && t.date(startsOn),
            },
            { key: 'ends', header: t('coordination.list.ends'), cell: ({ endsOn }) => endsOn && t.date(endsOn) },
            {
              key: 'carried',
              header: t('coordination.list.carried'),
              align: 'number',
              cell: ({ code, carried }) =>
                carried === 0 ? (
                  t.number(carried)
                ) : (
                  <a href={coordinationAddress(t.language, code, today)}>{t.number(carried)}</a>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
