import type { ReactNode } from 'react';
import type { Version } from '#features/description/public.ts';
import { projectAddress } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { PlannedRealisedBars } from '#ui/planned-realised-bars.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import { compareAddress } from '../address.model.ts';
import { type Likeness, mostCompared } from '../compare.model.ts';
import type { ComparePage } from '../compare-page.queries.server.ts';
import { type ComparedRow, factRows, figureRows, textRows } from '../compared-row.model.ts';

/** Projects side by side: facts, money, numbers, texts; what differs is said in words. */
export function CompareView({ page }: { page: ComparePage }) {
  const t = useTexts();
  const { versions } = page;
  return (
    <>
      <PageTitle title={t('register.compare.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('register.projects.title'), href: `/${t.language}/projects` }]}
        current={t('register.compare.title')}
      />
      <PageHeading title={t('register.compare.title')} lead={t('register.compare.lead', { most: mostCompared })} />
      <Faults page={page} />
      <Chosen versions={versions} />
      {versions.length < mostCompared && <AddForm versions={versions} />}
      {versions.length > 1 && (
        <>
          <Section id="facts" title={t('register.compare.facts')}>
            <Rows caption={t('register.compare.facts')} rows={factRows(versions, t)} versions={versions} />
          </Section>
          <Figures versions={versions} />
          <Section id="texts" title={t('register.compare.texts')}>
            {textRows(versions, t).map((row) => (
              <Disclosure
                key={row.id}
                summary={
                  <>
                    {row.label} <LikenessTag likeness={row.likeness} />
                  </>
                }
              >
                <Rows caption={row.label} rows={[row]} versions={versions} />
              </Disclosure>
            ))}
          </Section>
        </>
      )}
    </>
  );
}

function Faults({ page: { wrong, unknown, beyond } }: { page: ComparePage }) {
  const t = useTexts();
  return (
    <>
      {wrong.length > 0 && (
        <Notice kind="warning" title={t('register.compare.wrong', { codes: wrong.join(', ') })}>
          <p>{t('register.compare.wrong-explained')}</p>
        </Notice>
      )}
      {unknown.length > 0 && (
        <Notice kind="warning" title={t('register.compare.unknown', { codes: unknown.join(', ') })} />
      )}
      {beyond.length > 0 && (
        <Notice kind="info" title={t('register.compare.beyond', { most: mostCompared, codes: beyond.join(', ') })} />
      )}
    </>
  );
}

function Chosen({ versions }: { versions: readonly Version[] }) {
  const t = useTexts();
  if (versions.length === 0) return null;
  const codes = versions.map(({ code }) => code);
  return (
    <Section id="projects" title={t('register.compare.projects')}>
      <ul className="spaced">
        {versions.map(({ code, name }) => (
          <li key={code}>
            <a href={projectAddress(t.language, code)} lang="fi">
              {name} ({code})
            </a>
            <span className="note on-screen">
              <a
                href={compareAddress(
                  t.language,
                  codes.filter((other) => other !== code),
                )}
              >
                {t('register.compare.remove', { code })}
              </a>
            </span>
          </li>
        ))}
      </ul>
      {versions.length === 1 && <p>{t('register.compare.one-more')}</p>}
    </Section>
  );
}

function AddForm({ versions }: { versions: readonly Version[] }) {
  const t = useTexts();
  return (
    <form className="search-form" action={`/${t.language}/compare`} method="get">
      {versions.map(({ code }) => (
        <input key={code} type="hidden" name="code" value={code} />
      ))}
      <label htmlFor="code">{t('register.compare.add-label')}</label>
      <p className="hint" id="code-hint">
        {t('register.compare.add-hint')}
      </p>
      <div className="search-row">
        <input id="code" name="code" type="text" maxLength={100} autoComplete="off" aria-describedby="code-hint" />
        <button type="submit">{t('register.compare.add')}</button>
      </div>
    </form>
  );
}

interface RowsProps {
  caption: string;
  rows: readonly ComparedRow[];
  versions: readonly Version[];
}

/** One row a field and one column a project; on a phone a field is a block with a line for each project. */
function Rows({ caption, rows, versions }: RowsProps) {
  const t = useTexts();
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'field',
          header: t('register.project.field'),
          cell: (row) => (
            <>
              {row.label} <LikenessTag likeness={row.likeness} />
            </>
          ),
        },
        ...versions.map(({ code }, index) => ({
          key: code,
          header: code,
          cell: (row: ComparedRow): ReactNode => <Value row={row} index={index} />,
        })),
      ]}
    />
  );
}

function Value({ row, index }: { row: ComparedRow; index: number }) {
  const t = useTexts();
  const value = row.values[index];
  if (value === null || value === undefined) return t('register.project.empty');
  return row.isFinnish ? (
    <span className="kept-lines" lang="fi">
      {value}
    </span>
  ) : (
    value
  );
}

function LikenessTag({ likeness }: { likeness: Likeness }) {
  const t = useTexts();
  return <Tag tone={likeness === 'different' ? 'highlight' : 'neutral'}>{t(`register.compare.${likeness}`)}</Tag>;
}

function Figures({ versions }: { versions: readonly Version[] }) {
  const t = useTexts();
  return (
    <Section id="figures" title={t('register.compare.figures')}>
      <p>{t('register.compare.figures-explained')}</p>
      {figureRows(versions).map(({ id, isMoney, rows }) => (
        <PlannedRealisedBars
          key={id}
          id={`bars-${id}`}
          title={t(`register.figure-pair.${id}`)}
          plannedName={id === 'euState' ? t('register.statistics.granted') : undefined}
          rows={rows}
          format={isMoney ? t.euro : (value) => t.number(value)}
        />
      ))}
    </Section>
  );
}
