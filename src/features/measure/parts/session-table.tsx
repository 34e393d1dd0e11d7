import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { sessionsAddress } from '../session-address.model.ts';
import type { WatchedSession } from '../session-page.queries.server.ts';
import { timeInWords } from '../session-words.model.ts';
import { SessionPlace, SessionTopic } from './session-place.tsx';
import { SessionWarnings } from './session-warnings.tsx';

interface SessionTableProps {
  caption: string;
  sessions: readonly WatchedSession[];
  mayPlan: boolean;
}

/** The sessions of one measure, with what can be done to each. */
export function SessionTable({ caption, sessions, mayPlan }: SessionTableProps) {
  const t = useTexts();
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={[...columns(t), ...(mayPlan ? [actColumn(t)] : [])]}
      rows={sessions}
      rowKey={({ id }) => id}
    />
  );
}

function columns(t: Texts) {
  return [
    {
      key: 'when',
      header: t('measure.session.when'),
      cell: (session: WatchedSession) => (
        <>
          {timeInWords(t, session)}
          <SessionWarnings session={session} />
        </>
      ),
    },
    {
      key: 'topic',
      header: t('measure.session.topic.name'),
      cell: (session: WatchedSession) => <SessionTopic session={session} />,
    },
    {
      key: 'place',
      header: t('measure.session.where'),
      cell: (session: WatchedSession) => <SessionPlace session={session} />,
    },
    {
      key: 'staff',
      header: t('measure.session.staff'),
      cell: ({ staff }: WatchedSession) => staff.map(({ name }) => name).join(', '),
    },
  ];
}

function actColumn(t: Texts) {
  return {
    key: 'acts',
    header: t('measure.session.acts'),
    cell: (session: WatchedSession) => <Acts session={session} />,
  };
}

function Acts({ session }: { session: WatchedSession }) {
  const t = useTexts();
  const { id, measureId, state } = session;
  const address = `/${t.language}${sessionsAddress(measureId)}/${id}`;
  const which = <span className="visually-hidden">{timeInWords(t, session)}</span>;
  const isPlanned = state === 'planned';
  return (
    <>
      {isPlanned && (
        <ul className="actions">
          <li>
            <a href={address}>
              {t('measure.session.edit')} {which}
            </a>
          </li>
          <li>
            <a href={`${address}/staff`}>
              {t('measure.session.choose-staff')} {which}
            </a>
          </li>
        </ul>
      )}
      <form method="post" className="action-form">
        <input type="hidden" name="session" value={id} />
        <button type="submit" name="act" value={isPlanned ? 'cancel' : 'restore'} className="secondary">
          {t(isPlanned ? 'measure.session.cancel' : 'measure.session.restore')} {which}
        </button>
      </form>
    </>
  );
}
