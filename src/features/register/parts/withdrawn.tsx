import type { WithdrawnVersion } from '#features/description/public.server.ts';
import { projectAddress, versionAddress } from '#features/search/public.ts';
import { finnishDate } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';

interface WithdrawnPageProps {
  withdrawn: WithdrawnVersion;
  /** Whether the register still tells the project, by another version. */
  isTold: boolean;
}

/** Says of a version that it was withdrawn, when, by whom and why; not even its name is told any more. */
export function WithdrawnPage({ withdrawn, isTold }: WithdrawnPageProps) {
  const t = useTexts();
  const { code, knownOn, reason } = withdrawn;
  const title = t('register.withdrawn.title', { code, date: t.date(knownOn) });
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <meta name="robots" content="noindex" />
      <Breadcrumb items={[{ label: t('register.projects.title'), href: `/${t.language}/projects` }]} current={code} />
      <PageHeading title={title} />
      <Notice kind="info" title={withdrawnInWords(withdrawn, t)}>
        <p>{t('register.withdrawn.reason', { reason })}</p>
      </Notice>
      <p>
        {isTold ? (
          <a href={projectAddress(t.language, code)}>{t('register.withdrawn.to-project', { code })}</a>
        ) : (
          t('register.withdrawn.nothing-told', { code })
        )}
      </p>
    </>
  );
}

/** Versions of a project that were withdrawn, below those that are shown. */
export function WithdrawnVersions({ withdrawn }: { withdrawn: readonly WithdrawnVersion[] }) {
  const t = useTexts();
  if (withdrawn.length === 0) return null;
  return (
    <>
      <h3>{t('register.withdrawn.versions')}</h3>
      <ul className="spaced">
        {withdrawn.map((version) => (
          <li key={version.id}>
            <a href={versionAddress(t.language, version.code, version.id)}>
              {t('register.withdrawn.version', { date: t.date(version.knownOn) })}
            </a>
            <span className="note">
              {withdrawnInWords(version, t)} {t('register.withdrawn.reason', { reason: version.reason })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function withdrawnInWords({ withdrawnAt, withdrawnBy }: WithdrawnVersion, t: Texts): string {
  const date = t.date(finnishDate(new Date(withdrawnAt)));
  return withdrawnBy === null
    ? t('register.withdrawn.when', { date })
    : t('register.withdrawn.when-by', { date, by: withdrawnBy });
}
