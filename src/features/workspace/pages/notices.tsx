import { redirect } from 'react-router';
import { countUnread, listNotices, openNotice, readAllNotices } from '#features/notice/public.server.ts';
import { noticeInWords } from '#features/notice/public.ts';
import { pageOf } from '#platform/db/rows-page.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowBefore, rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ListSteps } from '#ui/list-steps.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Tag } from '#ui/tag.tsx';
import { noticeKinds } from '../notice-kinds.server.ts';
import type { Route } from './+types/notices';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

const shownAtOnce = 30;

export async function loader({ context, request }: Route.LoaderArgs) {
  const before = rowBefore(request);
  const t = textsFor(pageRequestFrom(context).language);
  return readAs(context, async (read, { userId }) => {
    const { rows, hasMore } = pageOf(await listNotices(read, userId, { count: shownAtOnce + 1, before }), shownAtOnce);
    return {
      unread: await countUnread(read, userId),
      hasMore,
      notices: rows.map((notice) => ({ ...notice, ...noticeInWords(noticeKinds, notice, t) })),
    };
  });
}

/** One notice is read by opening it, or all at once. */
export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const id = rowNumber(sentText(form, 'notice')) || undefined;
  const { language, path } = pageRequestFrom(context);
  const href = await actAs(context, async (tx, { userId }, { clock }) =>
    id === undefined ? readAllNotices(tx, clock, userId) : openNotice(tx, clock, userId, id),
  );
  return redirect(href ? `/${language}${href}` : path, 303);
}

export default function NoticesPage({ loaderData: { notices, unread, hasMore } }: Route.ComponentProps) {
  const t = useTexts();
  const last = notices.at(-1);
  return (
    <>
      <PageTitle title={t('workspace.notices.title')} service={t('site.service.name')} />
      <PageHeading title={t('workspace.notices.title')} lead={t('workspace.notices.unread', { count: unread })} />
      {unread > 0 && (
        <form method="post" className="action-form">
          <button type="submit" className="secondary">
            {t('workspace.notices.read-all')}
          </button>
        </form>
      )}
      {notices.length === 0 && <p>{t('workspace.notices.none')}</p>}
      <ul className="notice-list">
        {notices.map(({ id, title, name, writtenAt, readAt, mailedAt }) => (
          <li key={id}>
            <form method="post">
              <button type="submit" name="notice" value={id} className="link">
                {title}
              </button>
            </form>
            {readAt === null && <Tag tone="highlight">{t('workspace.notices.new')}</Tag>}
            {name && (
              <span className="about" lang="fi">
                {name}
              </span>
            )}
            <span className="about">
              {t.dateTime(writtenAt)}
              {mailedAt && `, ${t('workspace.notices.mailed', { at: t.dateTime(mailedAt) })}`}
            </span>
          </li>
        ))}
      </ul>
      <ListSteps next={hasMore && last ? `?before=${last.id}` : undefined} />
      <p>
        <a href={`/${t.language}/workspace/preferences`}>{t('workspace.preferences.title')}</a>
      </p>
    </>
  );
}
