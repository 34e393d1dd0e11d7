import { daysAfter, isDay } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { reachOf } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { DataTable } from '#ui/data-table.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { totalChannels } from '../announcement.queries.server.ts';
import { trainingPolicy } from '../training.policy.ts';
import type { Route } from './+types/channel-totals';

export const handle = { permission: 'announcement.read' } satisfies PageHandle;

/** So far back unless asked otherwise. */
const usualDays = 365;

export function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const today = todayFrom(context);
  const day = (name: string, usual: string) => {
    const text = asked.get(name) ?? '';
    return isDay(text) ? text : usual;
  };
  const days = { from: day('from', daysAfter(today, -usualDays)), to: day('to', today) };
  return readAs(context, async (read, actor) => ({
    ...days,
    totals: await totalChannels(read, reachOf(trainingPolicy, actor, 'announcement.read'), days),
  }));
}

export default function ChannelTotalsPage({ loaderData: { from, to, totals } }: Route.ComponentProps) {
  const t = useTexts();
  const title = t('training.totals.title');
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <PageHeading title={title} lead={t('training.totals.lead')} />
      <form method="get" className="list-filters">
        <div className="field">
          <label htmlFor="from">{t('training.totals.from')}</label>
          <input type="date" id="from" name="from" defaultValue={from} />
        </div>
        <div className="field">
          <label htmlFor="to">{t('training.totals.to')}</label>
          <input type="date" id="to" name="to" defaultValue={to} />
        </div>
        <button type="submit">{t('training.totals.show')}</button>
      </form>
      {totals.length === 0 ? (
        <p>{t('training.totals.none')}</p>
      ) : (
        <DataTable
          caption={title}
          hideCaption
          columns={[
            {
              key: 'channel',
              header: t('training.form.channel.name'),
              cell: ({ channel }) => t(`training.channel.${channel}`),
            },
            {
              key: 'count',
              header: t('training.totals.count'),
              align: 'number',
              cell: ({ count }) => t.number(count),
            },
            {
              key: 'measures',
              header: t('training.totals.measures'),
              align: 'number',
              cell: ({ measures }) => t.number(measures),
            },
          ]}
          rows={totals}
          rowKey={({ channel }) => channel}
        />
      )}
    </>
  );
}
