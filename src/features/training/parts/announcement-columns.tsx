import type { Texts } from '#platform/i18n/texts.ts';
import type { TableColumn } from '#ui/data-table.tsx';
import { type Announcement, isWebAddress } from '../announcement.model.ts';

/** What is told of each announcement. */
export function announcementColumns(t: Texts): TableColumn<Announcement>[] {
  return [
    {
      key: 'day',
      header: t('training.form.announced-on.name'),
      cell: ({ announcedOn }) => t.date(announcedOn),
    },
    {
      key: 'channel',
      header: t('training.form.channel.name'),
      cell: ({ channel }) => t(`training.channel.${channel}`),
    },
    {
      key: 'address',
      header: t('training.form.address.name'),
      cell: ({ address }) => <WhereSeen address={address} />,
    },
    { key: 'note', header: t('training.form.note.name'), cell: ({ note }) => note && <span lang="fi">{note}</span> },
  ];
}

function WhereSeen({ address }: { address: string | null }) {
  if (address === null) return null;
  if (!isWebAddress(address)) return <span lang="fi">{address}</span>;
  return (
    <a href={address} rel="noreferrer" className="long-address">
      {address}
    </a>
  );
}

/** What can be done with each. */
export function strikeColumn(t: Texts, listAddress: string): TableColumn<Announcement> {
  return {
    key: 'acts',
    header: t('training.announcements.acts'),
    cell: ({ id, announcedOn, channel }) => {
      const which = (
        <span className="visually-hidden">
          {t.date(announcedOn)} {t(`training.channel.${channel}`)}
        </span>
      );
      return (
        <>
          <p>
            <a href={`${listAddress}/${id}`}>
              {t('training.announcements.edit')} {which}
            </a>
          </p>
          <form method="post" className="action-form">
            <button type="submit" name="strike" value={id} className="secondary">
              {t('training.announcements.strike')} {which}
            </button>
          </form>
        </>
      );
    },
  };
}
