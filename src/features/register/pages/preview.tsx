import { readEdit } from '#features/description/public.server.ts';
import { shownOn } from '#features/description/public.ts';
import { statusInWords } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Tag } from '#ui/tag.tsx';
import { AreaMap } from '../parts/area-map.tsx';
import { DescriptionView } from '../parts/description-view.tsx';
import type { Route } from './+types/preview';

export const handle = { permission: 'description.read', showsPeople: true } satisfies PageHandle;

/** A description under work as the public will see it, drawn by what draws the public page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const edit = await readEdit(context, rowNumber(params.id));
  const today = todayFrom(context);
  return { id: edit.id, code: edit.projectCode, record: shownOn(edit.record, today, today).record };
}

export default function PreviewPage({ loaderData: { id, code, record } }: Route.ComponentProps) {
  const t = useTexts();
  const { name, status } = record.fields;
  const title = typeof name === 'string' ? name : code;
  return (
    <article>
      <PageTitle title={t('register.preview.title', { code })} service={t('site.service.name')} />
      <Notice kind="info" title={t('register.preview.title', { code })}>
        <p>{t('register.preview.explained')}</p>
        <p>
          <a href={`/${t.language}/workspace/descriptions/${id}`}>{t('register.preview.back')}</a>
        </p>
      </Notice>
      <PageHeading
        title={title}
        lang="fi"
        kicker={
          <>
            {code} {typeof status === 'string' && <Tag tone="highlight">{statusInWords(status, t)}</Tag>}
          </>
        }
      />
      <AreaMap record={record} />
      <DescriptionView record={record} />
    </article>
  );
}
