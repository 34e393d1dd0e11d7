import { actInWords, actorInWords } from '#features/audit/public.ts';
import type { ListColumn } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { detailsInWords, subjectInWords, thingAddress } from '../entry-details.model.ts';
import { type AuditEntry, storyAddress } from '../entry-list.model.ts';

/** Where what Koordi did by itself came from. */
const SERVICE = 'service';

type Names = ReadonlyMap<string, string>;

/** The columns of the audit in a file. */
export function entryColumns(t: Texts, names: Names): ListColumn<AuditEntry, 'at'>[] {
  const column = (
    key: string,
    header: string,
    told: (entry: AuditEntry) => string | null,
  ): ListColumn<AuditEntry, 'at'> => ({ key, header, kind: 'text', valueOf: told });
  return [
    { ...column('at', t('oversight.audit.at'), ({ actedAt }) => t.dateTime(actedAt)), sort: 'at' },
    column('who', t('oversight.audit.who'), (entry) => actorInWords(t, entry)),
    column('role', t('oversight.audit.role'), (entry) => rightInWords(t, entry)),
    column('act', t('oversight.audit.act'), ({ act }) => actInWords(t, act)),
    column('subject', t('oversight.audit.subject'), (entry) => subjectInWords(t, subjectOfEntry(entry), names)),
    column('project', t('oversight.audit.project'), ({ projectCode }) => projectCode),
    column('reason', t('oversight.audit.reason'), ({ reason }) => reason),
    column('details', t('oversight.audit.details'), (entry) => told(t, entry, names).join('; ') || null),
    column('origin', t('oversight.audit.origin'), ({ origin }) => origin),
    column('place', t('oversight.audit.place'), ({ lane, position }) => `${lane}/${position}`),
  ];
}

/** The same on the page: what belongs together stands together, so that it fits a narrow screen. */
export function shownEntryColumns(t: Texts, names: Names): ListColumn<AuditEntry, 'at'>[] {
  const inFile = new Map(entryColumns(t, names).map((column) => [column.key, column]));
  const shown = (key: string, cell?: ListColumn<AuditEntry>['cell'], header?: string) => {
    const column = inFile.get(key);
    return column ? [{ ...column, ...(cell && { cell }), ...(header && { header }) }] : [];
  };
  return [
    ...shown('at'),
    ...shown('who', (entry) => <Who entry={entry} t={t} />),
    ...shown('act', (entry) => <Done entry={entry} t={t} names={names} />),
    ...shown('details', (entry) => <More entry={entry} t={t} names={names} />, t('oversight.audit.why')),
  ];
}

/** What was done, on what, with the way to the thing and to all that was done to it. */
function Done({ entry, t, names }: { entry: AuditEntry; t: Texts; names: Names }) {
  const subject = subjectOfEntry(entry);
  const href = thingAddress(subject);
  const name = subjectInWords(t, subject, names);
  const { act, projectCode } = entry;
  const isOfOther = projectCode !== null && subject.id !== projectCode;
  return (
    <>
      {actInWords(t, act)}
      <span className="note">
        {href ? <a href={`/${t.language}${href}`}>{name}</a> : name}
        {isOfOther && (
          <>
            {', '}
            <a href={`/${t.language}/workspace/projects/${projectCode}`}>{projectCode}</a>
          </>
        )}
      </span>
      <span className="note">
        <a href={`/${t.language}${storyAddress(subject)}`}>
          {t('oversight.audit.to-story')} <span className="visually-hidden">{name}</span>
        </a>
      </span>
    </>
  );
}

/** Why, and what else is known of it. */
function More({ entry, t, names }: { entry: AuditEntry; t: Texts; names: Names }) {
  const { reason, origin, lane, position } = entry;
  return (
    <>
      {reason}
      {told(t, entry, names).map((detail) => (
        <span key={detail} className="note">
          {detail}
        </span>
      ))}
      <span className="note">
        {origin && origin !== SERVICE && `${t('oversight.audit.origin')}: ${origin}; `}
        {t('oversight.audit.place')}: {lane}/{position}
      </span>
    </>
  );
}

function Who({ entry, t }: { entry: AuditEntry; t: Texts }) {
  const { userId, userName } = entry;
  const name = actorInWords(t, entry);
  const right = rightInWords(t, entry);
  return (
    <>
      {userName === null ? (
        name
      ) : (
        <a href={`/${t.language}/workspace/audit?person=${encodeURIComponent(userId ?? '')}`}>{name}</a>
      )}
      {right && <span className="note">{right}</span>}
    </>
  );
}

/** The role, and whether it was held for somebody else or comes of a broken glass. */
function rightInWords(t: Texts, { role, grantId, principal }: AuditEntry): string | null {
  if (role === null) return null;
  if (grantId !== null && grantId < 0) return t('access.role.glass');
  const name = t(`access.role.${role}`);
  return principal === null ? name : t('oversight.audit.deputy', { role: name, principal });
}

function subjectOfEntry({ subjectKind, subjectId }: AuditEntry) {
  return { kind: subjectKind, id: subjectId };
}

function told(t: Texts, entry: AuditEntry, names: Names): string[] {
  return detailsInWords(t, entry, names).map(({ name, value }) => `${name}: ${value}`);
}
