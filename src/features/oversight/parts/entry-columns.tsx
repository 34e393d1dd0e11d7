import { actInWords, actorInWords, kindInWords } from '#features/audit/public.ts';
import type { ListColumn } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { AuditEntry } from '../entry-list.model.ts';

/** The columns of the audit in a file. */
export function entryColumns(t: Texts): ListColumn<AuditEntry, 'at'>[] {
  return [
    {
      key: 'at',
      header: t('oversight.audit.at'),
      kind: 'text',
      valueOf: ({ actedAt }) => t.dateTime(actedAt),
      sort: 'at',
    },
    {
      key: 'who',
      header: t('oversight.audit.who'),
      kind: 'text',
      valueOf: (entry) => actorInWords(t, entry),
    },
    {
      key: 'role',
      header: t('oversight.audit.role'),
      kind: 'text',
      valueOf: (entry) => rightInWords(t, entry),
    },
    { key: 'act', header: t('oversight.audit.act'), kind: 'text', valueOf: ({ act }) => actInWords(t, act) },
    {
      key: 'subject',
      header: t('oversight.audit.subject'),
      kind: 'text',
      valueOf: ({ subjectKind, subjectId }) => `${kindInWords(t, subjectKind)} ${subjectId}`,
    },
    {
      key: 'project',
      header: t('oversight.audit.project'),
      kind: 'text',
      valueOf: ({ projectCode }) => projectCode,
    },
    { key: 'reason', header: t('oversight.audit.reason'), kind: 'text', valueOf: ({ reason }) => reason },
    { key: 'origin', header: t('oversight.audit.origin'), kind: 'text', valueOf: ({ origin }) => origin },
    {
      key: 'details',
      header: t('oversight.audit.details'),
      kind: 'text',
      valueOf: ({ details }) => detailsInWords(details),
    },
    {
      key: 'place',
      header: t('oversight.audit.place'),
      kind: 'text',
      valueOf: ({ lane, position }) => `${lane}/${position}`,
    },
  ];
}

/** The same on the page: what belongs together stands together. */
export function shownEntryColumns(t: Texts): ListColumn<AuditEntry, 'at'>[] {
  const inFile = new Map(entryColumns(t).map((column) => [column.key, column]));
  const shown = (key: string, cell?: ListColumn<AuditEntry>['cell']) => {
    const column = inFile.get(key);
    return column ? [{ ...column, ...(cell && { cell }) }] : [];
  };
  return [
    ...shown('at'),
    ...shown('who', (entry) => <Who entry={entry} t={t} />),
    ...shown('act', ({ act, subjectKind, subjectId }) => (
      <>
        {actInWords(t, act)}
        <span className="note">
          {kindInWords(t, subjectKind)} <code>{subjectId}</code>
        </span>
      </>
    )),
    ...shown(
      'project',
      ({ projectCode }) => projectCode && <a href={`/${t.language}/projects/${projectCode}`}>{projectCode}</a>,
    ),
    ...shown('reason'),
    ...shown('details', (entry) => <More entry={entry} t={t} />),
  ];
}

function More({ entry, t }: { entry: AuditEntry; t: Texts }) {
  const { details, origin, lane, position } = entry;
  const told = detailsInWords(details);
  return (
    <>
      {told && <code className="note">{told}</code>}
      {origin && (
        <span className="note">
          {t('oversight.audit.origin')}: {origin}
        </span>
      )}
      <span className="note">
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
  const name = t(`access.role.${role}`);
  if (grantId !== null && grantId < 0) return t('oversight.audit.by-glass');
  return principal === null ? name : t('oversight.audit.deputy', { role: name, principal });
}

function detailsInWords(details: AuditEntry['details']): string | null {
  const told = Object.entries(details).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return told.length === 0 ? null : told.join('; ');
}
