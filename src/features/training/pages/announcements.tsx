import { redirect } from 'react-router';
import { MeasureFrame } from '#features/measure/public.parts.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { strikeAnnouncement } from '../announcement.commands.server.ts';
import { countChannels } from '../announcement.model.ts';
import { listAnnouncements } from '../announcement.queries.server.ts';
import { announcementColumns, strikeColumn } from '../parts/announcement-columns.tsx';
import { trainingPolicy } from '../training.policy.ts';
import { announcementsAddress } from '../training-address.model.ts';
import type { Route } from './+types/announcements';

export const handle = { permission: 'announcement.read' } satisfies PageHandle;

const outcomes = ['recorded', 'corrected', 'struck'] as const;

export function loader({ context, request, params: { id } }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done');
  return readAs(context, async (read, actor) => {
    const head = await findMeasureHead(read, actor, id);
    permit(trainingPolicy, actor, 'announcement.read', head.place);
    return {
      head,
      announcements: await listAnnouncements(read, head.id),
      done: outcomes.find((outcome) => outcome === done),
      mayRecord: may(trainingPolicy, actor, 'announcement.record', head.place),
    };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const announcement = { measureId: rowNumber(params.id), id: rowNumber(sentText(form, 'strike')) };
  const here = `/${pageRequestFrom(context).language}${announcementsAddress(announcement.measureId)}`;
  try {
    await actAs(context, (tx, actor, { clock }) => strikeAnnouncement(tx, actor, clock, announcement));
  } catch (error) {
    // A button pressed twice: it has gone already.
    if (!(error instanceof NotFound)) throw error;
  }
  return redirect(`${here}?done=struck`, 303);
}

export default function AnnouncementsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts();
  const { head, announcements, done, mayRecord } = loaderData;
  const address = `/${t.language}${announcementsAddress(head.id)}`;
  return (
    <MeasureFrame head={head} current="announcements">
      {done && (
        <div role="status">
          <Notice kind="success" title={t(`training.announcements.${done}`)} />
        </div>
      )}
      <p>{t('training.announcements.lead')}</p>
      <ul className="act-links">
        {mayRecord && (
          <li>
            <a href={`${address}/new`} className="button-like">
              {t('training.announcements.record')}
            </a>
          </li>
        )}
        <li>
          <a href={`/${t.language}/workspace/announcements`}>{t('training.totals.title')}</a>
        </li>
      </ul>
      {announcements.length === 0 ? (
        <p>{t('training.announcements.none')}</p>
      ) : (
        <>
          <DefinitionList
            items={countChannels(announcements).map(({ channel, count }) => ({
              label: t(`training.channel.${channel}`),
              value: t.number(count),
            }))}
          />
          <DataTable
            caption={t('measure.section.announcements')}
            hideCaption
            columns={[...announcementColumns(t), ...(mayRecord ? [strikeColumn(t, address)] : [])]}
            rows={announcements}
            rowKey={({ id }) => id}
          />
        </>
      )}
    </MeasureFrame>
  );
}
