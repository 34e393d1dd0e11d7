import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { bodyPolicy } from '../body.policy.ts';
import { type ListedBody, listBodies } from '../body.queries.server.ts';
import { bodiesAddress, bodyAddress } from '../body-address.model.ts';
import type { Route } from './+types/bodies';

export const handle = { permission: 'body.read' } satisfies PageHandle;

export function loader({ context, params: { code } }: Route.LoaderArgs) {
  const today = todayFrom(context);
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, code);
    permit(bodyPolicy, actor, 'body.read', head.place);
    return {
      head,
      today,
      bodies: await listBodies(read, head.id, today),
      maySetUp: may(bodyPolicy, actor, 'body.set-up', head.place),
    };
  });
}

export default function BodiesPage({ loaderData: { head, today, bodies, maySetUp } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="bodies">
      {bodies.length === 0 && <p>{t(maySetUp ? 'body.list.none-set-up' : 'body.list.none')}</p>}
      {maySetUp && (
        <p>
          <a className="button-like" href={`/${t.language}${bodiesAddress(head.code)}/new`}>
            {t('body.body-entry.new')}
          </a>
        </p>
      )}
      {bodies.length > 0 && (
        <DataTable
          caption={t('body.list.title')}
          hideCaption
          columns={columnsOf(t, head.code, today)}
          rows={bodies}
          rowKey={({ id }) => id}
        />
      )}
    </ProjectFrame>
  );
}

function columnsOf(t: Texts, code: string, today: string): TableColumn<ListedBody>[] {
  return [
    {
      key: 'name',
      header: t('body.form.name.name'),
      cell: ({ id, name }) => (
        <a lang="fi" href={`/${t.language}${bodyAddress(code, id)}`}>
          {name}
        </a>
      ),
    },
    { key: 'kind', header: t('body.form.kind.name'), cell: ({ kind }) => t(`body.kind.${kind}`) },
    { key: 'members', header: t('body.list.members'), align: 'number', cell: ({ members }) => t.number(members) },
    {
      key: 'next',
      header: t('body.list.next'),
      cell: ({ nextAt, endedOn }) =>
        endedOn !== null && endedOn < today
          ? t('body.list.ended', { on: t.date(endedOn) })
          : nextAt
            ? t.dateTime(nextAt)
            : t('body.list.not-planned'),
    },
    {
      key: 'held',
      header: t('body.list.held'),
      cell: ({ heldThisYear, meetingsPerYear }) =>
        meetingsPerYear === null
          ? t.number(heldThisYear)
          : t('body.list.held-of', { held: heldThisYear, aim: meetingsPerYear }),
    },
  ];
}
