import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import { isOpen } from '../edit.model.ts';
import { editAddress, projectDescriptionsAddress } from '../edit-address.model.ts';
import { formName } from '../edit-list.model.ts';
import { StateTag } from '../parts/state-tag.tsx';
import {
  getProjectDescriptions,
  type ProjectDescriptions,
  type PublishedVersion,
} from '../project-descriptions.queries.server.ts';
import type { Route } from './+types/project-descriptions';

export const handle = { permission: 'description.read', script: true } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  return { of: await readAs(context, (read, actor) => getProjectDescriptions(read, actor, params.code)) };
}

export default function ProjectDescriptionsPage({ loaderData: { of } }: Route.ComponentProps) {
  const t = useTexts();
  const name = of.versions.find(({ isToldNow }) => isToldNow)?.name;
  return (
    <>
      <PageTitle title={t('description.project.title', { code: of.code })} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('description.list.title'), href: `/${t.language}/workspace/descriptions` }]}
        current={of.code}
      />
      <PageHeading
        title={t('description.project.title', { code: of.code })}
        lead={name && <span lang="fi">{name}</span>}
      />
      <UnderWork of={of} />
      <Published of={of} />
      <Withdrawn of={of} />
    </>
  );
}

function UnderWork({ of: { code, edits, mayOpen } }: { of: ProjectDescriptions }) {
  const t = useTexts();
  const isIdle = !edits.some(({ state }) => isOpen(state));
  return (
    <Section id="under-work" title={t('description.project.under-work')}>
      {edits.length === 0 && <p>{t('description.project.no-work')}</p>}
      {edits.length > 0 && (
        <DataTable
          caption={t('description.project.under-work')}
          hideCaption
          rows={edits}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'form',
              header: t('description.new.form'),
              cell: ({ id, form }) => <a href={editAddress(t.language, id)}>{formName(form, t)}</a>,
            },
            {
              key: 'state',
              header: t('description.list.state'),
              cell: (edit) => <StateTag of={edit} />,
            },
            {
              key: 'changed',
              header: t('description.project.changed'),
              cell: ({ changedAt }) => t.dateTime(changedAt),
            },
          ]}
        />
      )}
      {mayOpen && isIdle && (
        <form method="post" action={`/${t.language}/workspace/descriptions/new`} className="action-form">
          <input type="hidden" name="code" value={code} />
          <button type="submit">{t('description.new.begin')}</button>
        </form>
      )}
    </Section>
  );
}

function Published({ of: { code, versions, mayWithdraw } }: { of: ProjectDescriptions }) {
  const t = useTexts();
  const withdrawal = ({ id }: PublishedVersion) => `${projectDescriptionsAddress(t.language, code)}/withdraw/${id}`;
  return (
    <Section id="published" title={t('description.project.published')}>
      {versions.length === 0 ? (
        <p>{t('description.project.none-published')}</p>
      ) : (
        <DataTable
          caption={t('description.project.published')}
          hideCaption
          rows={versions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'version',
              header: t('description.project.version'),
              cell: ({ id, isFull, knownOn }) => (
                <a href={`/${t.language}/projects/${code}/versions/${id}`}>
                  {t(isFull ? 'description.project.description' : 'description.project.list-row', {
                    date: t.date(knownOn),
                  })}
                </a>
              ),
            },
            {
              key: 'now',
              header: t('description.list.state'),
              cell: ({ isToldNow }) => isToldNow && <Tag tone="success">{t('description.project.now')}</Tag>,
            },
            {
              key: 'by',
              header: t('description.project.published-by'),
              cell: ({ publishedBy }) => publishedBy ?? t('description.project.imported'),
            },
            ...(mayWithdraw
              ? [
                  {
                    key: 'withdraw',
                    header: t('description.new.act'),
                    cell: (version: PublishedVersion) => (
                      <a href={withdrawal(version)}>
                        {t('description.act.withdraw')}
                        <span className="visually-hidden"> {t.date(version.knownOn)}</span>
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  );
}

function Withdrawn({ of: { withdrawn } }: { of: ProjectDescriptions }) {
  const t = useTexts();
  if (withdrawn.length === 0) return null;
  return (
    <Section id="withdrawn" title={t('description.project.withdrawn')}>
      <DataTable
        caption={t('description.project.withdrawn')}
        hideCaption
        rows={withdrawn}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'version',
            header: t('description.project.version'),
            cell: ({ id, code, knownOn }) => (
              <a href={`/${t.language}/projects/${code}/versions/${id}`}>
                {t('description.withdraw.known-on', { date: t.date(knownOn) })}
              </a>
            ),
          },
          {
            key: 'at',
            header: t('description.project.withdrawn-at'),
            cell: ({ withdrawnAt }) => t.dateTime(withdrawnAt),
          },
          { key: 'reason', header: t('description.history.reason'), cell: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}
