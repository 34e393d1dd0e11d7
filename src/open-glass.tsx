import { useTexts } from '#platform/i18n/use-texts.ts';
import type { BrokenGlass } from '#platform/permission/actor.ts';
import { Notice } from '#ui/notice.tsx';

/** Above every page of the workspace, while somebody reads what they have no right to: what, why, until when, and how to end it. */
export function OpenGlass({ glass }: { glass: readonly BrokenGlass[] }) {
  const t = useTexts();
  return glass.map(({ id, projectCode, reason, closesAt }) => (
    <Notice key={id} kind="warning" title={t('site.glass.title', { code: projectCode })}>
      <p>{t('site.glass.reason', { reason })}</p>
      <p>{t('site.glass.until', { until: t.dateTime(closesAt) })}</p>
      <ul className="actions">
        <li>
          <a href={`/${t.language}/workspace/descriptions/project/${projectCode}`}>{t('site.glass.read')}</a>
        </li>
        <li>
          <form method="post" action={`/${t.language}/workspace/glass`}>
            <button type="submit" name="glass" value={id} className="secondary">
              {t('site.glass.close')} <span className="visually-hidden">{projectCode}</span>
            </button>
          </form>
        </li>
      </ul>
    </Notice>
  ));
}
