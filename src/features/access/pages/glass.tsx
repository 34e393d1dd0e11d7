import { redirect } from 'react-router';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DataTable } from '#ui/data-table.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { accessPolicy } from '../access.policy.ts';
import { closeGlass } from '../glass.commands.server.ts';
import { type GlassBreak, listGlassBreaks } from '../glass.queries.server.ts';
import type { Route } from './+types/glass';

export const handle = { permission: 'access.read-glass' } satisfies PageHandle;

export function loader({ context }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const rows: ShownGlass[] = [];
    for (const glass of await listGlassBreaks(read, actor)) {
      const isOwn = glass.userId === actor.userId;
      const place = glass.isOpen && !isOwn ? await placeOfProject(read, glass.projectId) : {};
      rows.push({
        ...glass,
        mayClose: glass.isOpen && (isOwn || may(accessPolicy, actor, 'access.close-glass', place)),
      });
    }
    return { rows, mayBreak: may(accessPolicy, actor, 'access.break-glass') };
  });
}

/** Closes a glass before its time. */
export async function action({ context, request }: Route.ActionArgs) {
  const id = rowNumber(sentText(await request.formData(), 'glass'));
  await actAs(context, (tx, actor, { clock }) => closeGlass(tx, actor, clock, id));
  throw redirect(`/${pageRequestFrom(context).language}/workspace/glass`, 303);
}

interface ShownGlass extends GlassBreak {
  readonly mayClose: boolean;
}

export default function GlassPage({ loaderData: { rows, mayBreak } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('access.glass.title')} service={t('site.service.name')} />
      <PageHeading title={t('access.glass.title')} lead={t('access.glass.lead')} />
      {mayBreak && (
        <p>
          <a href={`/${t.language}/workspace/glass/break`}>{t('access.glass.to-break')}</a>
        </p>
      )}
      {rows.length === 0 ? (
        <p>{t('access.glass.none')}</p>
      ) : (
        <DataTable
          caption={t('access.glass.title')}
          hideCaption
          columns={columnsOf(t)}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
    </>
  );
}

function columnsOf(t: Texts) {
  return [
    {
      key: 'project',
      header: t('access.glass.project'),
      cell: ({ projectCode }: ShownGlass) => <a href={`/${t.language}/projects/${projectCode}`}>{projectCode}</a>,
    },
    { key: 'who', header: t('access.glass.who'), cell: ({ userName }: ShownGlass) => userName },
    { key: 'reason', header: t('access.glass.reason'), cell: ({ reason }: ShownGlass) => reason },
    { key: 'opened', header: t('access.glass.opened'), cell: ({ openedAt }: ShownGlass) => t.dateTime(openedAt) },
    { key: 'state', header: t('access.glass.state'), cell: (glass: ShownGlass) => <State glass={glass} /> },
    {
      key: 'readings',
      header: t('access.glass.readings'),
      align: 'number' as const,
      cell: (glass: ShownGlass) => <Readings glass={glass} />,
    },
  ];
}

/** For those who see the audit, the way to what was read. */
function Readings({ glass: { readings, projectCode, userId } }: { glass: ShownGlass }) {
  const t = useTexts();
  const { viewer } = usePageRequest();
  const count = t.number(readings);
  if (readings === 0 || !viewer?.sections.includes('audit')) return count;
  const query = new URLSearchParams({ person: userId, subject: `project:${projectCode}` });
  return <a href={`/${t.language}/workspace/audit?${query}`}>{t('access.glass.readings-link', { count: readings })}</a>;
}

function State({ glass: { id, isOpen, closesAt, closedAt, mayClose, projectCode } }: { glass: ShownGlass }) {
  const t = useTexts();
  if (!isOpen) return t('access.glass.closed', { at: t.dateTime(closedAt ?? closesAt) });
  return (
    <>
      {t('access.glass.open', { until: t.dateTime(closesAt) })}
      {mayClose && (
        <form method="post">
          <button type="submit" name="glass" value={id} className="secondary">
            {t('access.glass.close')} <span className="visually-hidden">{projectCode}</span>
          </button>
        </form>
      )}
    </>
  );
}
