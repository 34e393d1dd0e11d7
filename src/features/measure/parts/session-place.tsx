import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag } from '#ui/tag.tsx';
import type { Session } from '../session.model.ts';

/** Where a session is. */
export function SessionPlace({
  session: { site, room, isRemote },
}: {
  session: Pick<Session, 'site' | 'room' | 'isRemote'>;
}) {
  const t = useTexts();
  const where = [site, room].filter((part) => part !== null).join(', ');
  return (
    <>
      {where !== '' && <span lang="fi">{where}</span>} {isRemote && <Tag>{t('measure.session.remote')}</Tag>}
    </>
  );
}

/** What a session is about, and what is special about it. */
export function SessionTopic({ session }: { session: Pick<Session, 'topic' | 'isContactDay' | 'state'> }) {
  const t = useTexts();
  const { topic, isContactDay, state } = session;
  return (
    <>
      {topic !== null && <span lang="fi">{topic}</span>} {!isContactDay && <Tag>{t('measure.session.own-work')}</Tag>}{' '}
      {state === 'cancelled' && <Tag tone="warning">{t('measure.session.cancelled')}</Tag>}
    </>
  );
}
