import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { OpenSession, SessionMeans } from '#platform/permission/sign-in.ts';
import { DataTable } from '#ui/data-table.tsx';
import { deviceOf } from '../device.model.ts';

/** Where somebody is signed in, each with a button that ends it. */
export function SessionTable({ sessions }: { sessions: readonly OpenSession[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('access.account.sessions')}
      hideCaption
      columns={[
        { key: 'device', header: t('access.account.device'), cell: (session) => <DeviceName {...session} /> },
        { key: 'opened', header: t('access.account.opened'), cell: ({ openedAt }) => t.dateTime(openedAt) },
        { key: 'seen', header: t('access.account.seen'), cell: ({ seenAt }) => t.dateTime(seenAt) },
        { key: 'origin', header: t('access.account.origin'), cell: ({ origin }) => origin ?? '–' },
        { key: 'means', header: t('access.account.how'), cell: ({ means }) => meansText(t, means) },
        { key: 'end', header: t('access.account.end'), cell: (session) => <EndButton session={session} /> },
      ]}
      rows={sessions}
      rowKey={({ id }) => id}
    />
  );
}

/** How somebody signed in, in words. */
export function meansText(t: Texts, means: SessionMeans | null): string {
  return means === null ? '–' : t(`access.means.${means}`);
}

function DeviceName({ userAgent, isThis }: Pick<OpenSession, 'userAgent' | 'isThis'>) {
  const t = useTexts();
  return (
    <>
      {deviceText(t, userAgent)}
      {isThis && (
        <>
          {' '}
          <strong>({t('access.account.this-device')})</strong>
        </>
      )}
    </>
  );
}

function deviceText(t: Texts, userAgent: string | null): string {
  const { browser, system } = deviceOf(userAgent);
  if (!browser && !system) return t('access.account.device-unknown');
  return t('access.account.device-named', {
    browser: browser ?? t('access.account.browser-unknown'),
    system: system ?? t('access.account.system-unknown'),
  });
}

/** This device is left by the button at the top of every page. */
function EndButton({ session: { id, userAgent, isThis, openedAt } }: { session: OpenSession }) {
  const t = useTexts();
  if (isThis) return '–';
  return (
    <form method="post" className="action-form">
      <input type="hidden" name="act" value="close" />
      <button type="submit" name="session" value={id} className="secondary">
        {t('access.account.close')}{' '}
        <span className="visually-hidden">
          {deviceText(t, userAgent)} {t.dateTime(openedAt)}
        </span>
      </button>
    </form>
  );
}
