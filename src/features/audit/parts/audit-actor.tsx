import { useTexts } from '#platform/i18n/use-texts.ts';
import { actorInWords } from '../act-text.model.ts';
import type { HistoryEntry } from '../history.model.ts';

/** Who did it, and in which role. */
export function AuditActor({ entry }: { entry: Pick<HistoryEntry, 'userId' | 'userName' | 'role'> }) {
  const t = useTexts();
  return (
    <>
      {actorInWords(t, entry)}
      {entry.role && <span className="note">{t(`access.role.${entry.role}`)}</span>}
    </>
  );
}
