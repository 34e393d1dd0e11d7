import { fieldsOf, fieldTitle, formOf, titleOfField } from '#features/description/public.ts';
import { fundShort, projectAddress, statusInWords, versionAddress } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { DownloadList } from '#ui/download-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import { compareAddress, type DownloadFormat, downloadAddress, downloadFormats } from '../address.model.ts';
import { periodInWords } from '../period.model.ts';
import type { ChangedVersion, ProjectPage } from '../project-page.queries.server.ts';
import { Akin, Mentions } from './akin.tsx';
import { AreaMap } from './area-map.tsx';
import { Contents } from './contents.tsx';
import { DescriptionView } from './description-view.tsx';
import { Family } from './family.tsx';
import { Findings } from './findings.tsx';
import { Implementer } from './implementer.tsx';
import { KeyFacts } from './key-facts.tsx';
import { ProjectJsonLd } from './project-json-ld.tsx';
import { PublicDocuments } from './public-documents.tsx';
import { WithdrawnVersions } from './withdrawn.tsx';

interface ProjectViewProps {
  page: ProjectPage;
  /** The day that was asked for; `undefined` for today or for a version's own page. */
  on?: string | undefined;
}

/** A project as one version tells it, with its bonds, its other versions, its source and its files. */
export function ProjectView({ page, on }: ProjectViewProps) {
  const t = useTexts();
  const { version, told } = page;
  return (
    <article>
      <PageTitle title={`${version.name} (${version.code})`} service={t('site.service.name')} />
      <ProjectJsonLd record={told} />
      <Breadcrumb
        items={[{ label: t('register.projects.title'), href: `/${t.language}/projects` }]}
        current={version.code}
      />
      <PageHeading
        title={version.name}
        lang="fi"
        kicker={
          <>
            {version.code} {version.status && <Tag tone="highlight">{statusInWords(version.status, t)}</Tag>}{' '}
            <Tag>{`${fundShort(version.fund, t)} ${periodInWords(version.period)}`}</Tag>
          </>
        }
      />
      <VersionNotices page={page} on={on} />
      <KeyFacts page={page} />
      <ContactsNote until={page.contactsUntil} />
      <p className="on-screen">
        <a href={compareAddress(t.language, [version.code])}>{t('register.compare.this')}</a>
      </p>
      <Contents page={page} />
      <AreaMap record={told} />
      {page.family && <Family page={page.family} code={version.code} on={on} />}
      <DescriptionView record={version.record} />
      <Implementer names={page.implementer} />
      <PublicDocuments documents={page.documents} />
      <Akin projects={page.akin} />
      <Mentions code={version.code} mentions={page.mentions} />
      <Findings findings={page.findings} />
      <Versions page={page} />
      <Source page={page} />
      <Files page={page} />
    </article>
  );
}

function VersionNotices({ page: { version, currentId, versions }, on }: ProjectViewProps) {
  const t = useTexts();
  const formIsOwn = version.isFull && formOf(version.record).origin === 'own';
  const described = versions.find(({ isFull, knownOn }) => isFull && knownOn <= version.knownOn);
  return (
    <>
      {currentId !== version.id && (
        <Notice kind="info" title={t('register.project.not-now', { date: t.date(on ?? version.knownOn) })}>
          <p>
            <a href={projectAddress(t.language, version.code)}>{t('register.project.to-now')}</a>
          </p>
        </Notice>
      )}
      {!version.isFull && (
        <Notice kind="info" title={t('register.project.list-row')}>
          <p>{t(described ? 'register.project.list-row-newer' : 'register.project.list-row-explained')}</p>
          {described && (
            <p>
              <a href={versionAddress(t.language, version.code, described.id)}>
                {t('register.project.described', { date: t.date(described.knownOn) })}
              </a>
            </p>
          )}
        </Notice>
      )}
      {version.isTruncated && (
        <Notice kind="warning" title={t('register.project.truncated')}>
          <p>{t('register.project.truncated-explained')}</p>
        </Notice>
      )}
      {formIsOwn && <p className="note">{t('register.project.own-form')}</p>}
    </>
  );
}

function ContactsNote({ until }: { until: string | undefined }) {
  const t = useTexts();
  return until && <p className="note">{t('register.project.contacts-until', { date: t.date(until) })}</p>;
}

function Versions({ page: { version: shown, versions, withdrawn } }: { page: ProjectPage }) {
  const t = useTexts();
  return (
    <Section id="versions" title={t('register.project.versions')}>
      <p>{t('register.project.versions-explained', { count: versions.length })}</p>
      <ol className="versions" reversed>
        {versions.map((version, index) => (
          <li key={version.id} value={versions.length - index}>
            <p>
              <a
                href={versionAddress(t.language, version.code, version.id)}
                aria-current={version.id === shown.id ? 'true' : undefined}
              >
                {t(version.isFull ? 'register.project.version-description' : 'register.project.version-list', {
                  date: t.date(version.knownOn),
                })}
              </a>{' '}
              {version.inForceFrom !== null && version.inForceUntil === null && (
                <Tag tone="success">{t('register.project.version-now')}</Tag>
              )}
            </p>
            <VersionChanges version={version} previous={versions[index + 1]} />
          </li>
        ))}
      </ol>
      <WithdrawnVersions withdrawn={withdrawn} />
    </Section>
  );
}

function VersionChanges({ version, previous }: { version: ChangedVersion; previous: ChangedVersion | undefined }) {
  const t = useTexts();
  if (!previous) return null;
  if (version.changes.length === 0) return <p className="note">{t('register.project.no-changes')}</p>;
  return (
    <Disclosure summary={t('register.project.changes', { count: version.changes.length })}>
      <DataTable
        caption={t('register.project.changes-caption', {
          before: t.date(previous.knownOn),
          after: t.date(version.knownOn),
        })}
        rows={version.changes}
        rowKey={(change) => change.field}
        columns={[
          {
            key: 'field',
            header: t('register.project.field'),
            cell: (row) => titleOfField(version.form, row.field, t.language),
          },
          {
            key: 'before',
            header: t('register.project.before'),
            cell: (row) => <span lang="fi">{row.before || '–'}</span>,
          },
          {
            key: 'after',
            header: t('register.project.after'),
            cell: (row) => <span lang="fi">{row.after || '–'}</span>,
          },
        ]}
      />
    </Disclosure>
  );
}

function Source({ page: { version, sourceLines } }: { page: ProjectPage }) {
  const t = useTexts();
  const form = formOf(version.record);
  const rows = fieldsOf(form).filter(({ id }) => sourceLines.has(id));
  return (
    <Section id="source" title={t('register.project.source')}>
      <p>
        {t('register.project.source-file', { name: version.sourceName })}
        {version.sourceLine !== null && `, ${t('register.project.source-line', { line: String(version.sourceLine) })}`}
        {'. '}
        {t(`register.project.known-${version.knownBasis}`, { date: t.date(version.knownOn) })}{' '}
        {version.publishedBy !== null && `${t('register.project.published-by', { by: version.publishedBy })} `}
        {t('register.project.recorded', { date: t.dateTime(new Date(version.recordedAt)) })}{' '}
        {version.sightings > 0 && t('register.project.sightings', { count: version.sightings })}
      </p>
      <p className="note digest">
        {t('register.project.digest')} <code>{version.sourceSha256}</code>
      </p>
      {rows.length > 0 && (
        <Disclosure summary={t('register.project.source-of-values')}>
          <ul className="columns">
            {rows.map(({ id }) => (
              <li key={id}>
                {fieldTitle(form, id, t.language)}:{' '}
                {t('register.project.source-line', { line: String(sourceLines.get(id)) })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  );
}

const formatNames: Record<DownloadFormat, string> = { text: 'TXT', html: 'HTML', pdf: 'PDF', json: 'JSON' };

function Files({ page: { version } }: { page: ProjectPage }) {
  const t = useTexts();
  const { origin } = usePageRequest();
  const permanentAddress = versionAddress(t.language, version.code, version.id);
  return (
    <Section id="files" title={t('register.project.files')}>
      <DownloadList
        items={downloadFormats.map((format) => ({
          label: t(`register.project.file-${format}`),
          format: formatNames[format],
          href: downloadAddress(t.language, version.code, version.id, format),
        }))}
      />
      <p>
        {t('register.project.permanent-address')}{' '}
        <a href={permanentAddress}>
          {origin}
          {permanentAddress}
        </a>
      </p>
    </Section>
  );
}
