import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { FormField } from '#ui/form-field.tsx';
import { Tree, type TreeBranch } from '#ui/tree.tsx';
import { type Chain, type ChainLink, type ChainMeasure, meantBy, type Prerequisite } from '../chain.model.ts';
import { isSensitiveKind } from '../measure-kind.model.ts';
import { measureAddress } from '../section.model.ts';
import { MeasureStateTag } from './measure-state-tag.tsx';

interface ChainProps {
  chain: Chain;
  measureId: number;
}

/** What is named as coming before a measure; a series stands once, with how many measures it has. */
export function PrerequisiteTable({ chain, measureId, mayDrop }: ChainProps & { mayDrop: boolean }) {
  const t = useTexts();
  const own = chain.prerequisites.filter((wanted) => wanted.measureId === measureId);
  if (own.length === 0) return null;
  const drop = {
    key: 'drop',
    header: t('measure.chain.change'),
    cell: (wanted: Prerequisite) => (
      <form method="post" className="action-form">
        <button type="submit" name="drop" value={wanted.id} className="secondary">
          {t('measure.chain.drop')} <span className="visually-hidden">{nameOf(chain, wanted)}</span>
        </button>
      </form>
    ),
  };
  return (
    <>
      {own.length > 1 && <p>{t('measure.chain.one-is-enough')}</p>}
      <DataTable
        caption={t('measure.chain.before')}
        hideCaption
        rows={own}
        rowKey={({ id }) => id}
        columns={[
          { key: 'what', header: t('measure.chain.what'), cell: (wanted) => <Named chain={chain} wanted={wanted} /> },
          ...(mayDrop ? [drop] : []),
        ]}
      />
    </>
  );
}

function nameOf(chain: Chain, { beforeMeasureId, beforeSeriesId }: Prerequisite): string {
  const { measures } = chain;
  if (beforeMeasureId !== null) return measures.find(({ id }) => id === beforeMeasureId)?.name ?? '';
  return measures.find(({ seriesId }) => seriesId === beforeSeriesId)?.seriesName ?? '';
}

function Named({ chain, wanted }: { chain: Chain; wanted: Prerequisite }) {
  const t = useTexts();
  const { beforeMeasureId, beforeSeriesId } = wanted;
  const href =
    beforeMeasureId === null
      ? `/${t.language}/workspace/measures/series/${beforeSeriesId}`
      : measureAddress(t.language, beforeMeasureId);
  return (
    <>
      <a href={href} lang="fi">
        {nameOf(chain, wanted)}
      </a>
      {beforeMeasureId === null && (
        <span className="note">{t('measure.chain.any-of-series', { count: meantBy(chain, wanted).length })}</span>
      )}
    </>
  );
}

/** Names one more measure or series of the project; what is named already, or may not be named, is left out. */
export function PrerequisiteForm({ chain, measureId }: ChainProps) {
  const t = useTexts();
  const offers = offersFor(t, chain, measureId);
  if (offers.length === 0) return <p className="note">{t('measure.chain.nothing-to-name')}</p>;
  return (
    <form method="post" className="action-form">
      <FormField id="before" label={t('measure.chain.add-label')} hint={t('measure.chain.add-hint')}>
        {(attributes) => (
          <select {...attributes} name="before" required defaultValue="">
            <option value="" />
            {offers.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <button type="submit" name="act" value="set">
        {t('measure.chain.add')}
      </button>
    </form>
  );
}

function offersFor(t: Texts, chain: Chain, measureId: number) {
  const own = chain.prerequisites.filter((wanted) => wanted.measureId === measureId);
  const fits = ({ kind }: ChainMeasure) => !isSensitiveKind(kind);
  const measures = chain.measures.filter(
    (measure) =>
      measure.id !== measureId &&
      measure.state !== 'cancelled' &&
      fits(measure) &&
      own.every(({ beforeMeasureId }) => beforeMeasureId !== measure.id),
  );
  const series = [...Map.groupBy(chain.measures, ({ seriesId }) => seriesId)].filter(
    ([id, members]) =>
      id !== null &&
      members.every((member) => member.id !== measureId && fits(member)) &&
      own.every(({ beforeSeriesId }) => beforeSeriesId !== id),
  );
  return [
    ...series.map(([id, [first]]) => ({
      value: `series:${id}`,
      text: t('measure.chain.offer-series', { name: first?.seriesName ?? '' }),
    })),
    ...measures.map(({ id, name, startsOn }) => ({
      value: `measure:${id}`,
      text: startsOn === null ? name : `${name}, ${t.date(startsOn)}`,
    })),
  ];
}

interface ChainTreeProps {
  head: { readonly id: number; readonly name: string };
  before: readonly ChainLink[];
  after: readonly ChainLink[];
}

/** What comes before a measure and what it leads to, each with what lies behind it. */
export function ChainTree({ head, before, after }: ChainTreeProps) {
  const t = useTexts();
  const branch = (key: string, text: string, links: readonly ChainLink[]): TreeBranch => ({
    key,
    content: <p>{text}</p>,
    branches: links.map((link) => branchOf(link, key)),
  });
  return (
    <Tree
      label={t('measure.chain.drawn')}
      branches={[
        {
          key: 'here',
          content: (
            <p>
              <strong lang="fi">{head.name}</strong>
            </p>
          ),
          isCurrent: true,
          branches: [
            ...(before.length > 0 ? [branch('before', t('measure.chain.comes-after'), before)] : []),
            ...(after.length > 0 ? [branch('after', t('measure.chain.leads-to'), after)] : []),
          ],
        },
      ]}
    />
  );
}

function branchOf({ measure, links }: ChainLink, above: string): TreeBranch {
  const key = `${above} ${measure.id}`;
  return {
    key,
    content: <ChainName measure={measure} />,
    branches: links.map((link) => branchOf(link, key)),
  };
}

function ChainName({ measure: { id, name, state } }: { measure: ChainMeasure }) {
  const t = useTexts();
  return (
    <p>
      <a href={measureAddress(t.language, id, 'chain')} lang="fi">
        {name}
      </a>{' '}
      <MeasureStateTag state={state} />
    </p>
  );
}
