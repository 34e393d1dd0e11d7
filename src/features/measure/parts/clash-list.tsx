import { useTexts } from '#platform/i18n/use-texts.ts';
import type { NeighbourSession } from '../session.queries.server.ts';
import { sessionsAddress } from '../session-address.model.ts';
import type { Clash } from '../session-clash.model.ts';
import { timeInWords } from '../session-words.model.ts';

export type SessionClash = Clash<NeighbourSession>;

/** What a session clashes with; nothing when it is nothing. */
export function ClashList({ clashes }: { clashes: readonly SessionClash[] }) {
  if (clashes.length === 0) return null;
  return (
    <ul className="plain-list clashes">
      {clashes.map((clash) => (
        <li key={`${clash.because} ${clash.with.key}`}>
          <ClashLine clash={clash} />
        </li>
      ))}
    </ul>
  );
}

function ClashLine({ clash: { because, with: other } }: { clash: SessionClash }) {
  const t = useTexts();
  const when = timeInWords(t, other);
  if (other.measureName === null) {
    return t(because === 'room' ? 'measure.clash.room-elsewhere' : 'measure.clash.staff-elsewhere', { when });
  }
  return (
    <>
      {t(because === 'room' ? 'measure.clash.room' : 'measure.clash.staff', { when })}{' '}
      <a href={`/${t.language}${sessionsAddress(other.measureId)}`} lang="fi">
        {other.measureName}
      </a>
    </>
  );
}
