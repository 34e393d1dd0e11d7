import { hasOwnNames, type NamedAreaKind } from '#features/codelist/public.ts';
import {
  type Answer,
  type DescriptionRecord,
  type DisplayedPiece,
  type DisplayedSection,
  type Field,
  type Figure,
  formOf,
  isUnread,
  type Partner,
  type Period,
  printValue,
  type Score,
  sectionsForDisplay,
} from '#features/description/public.ts';
import { organisationTypeInWords, statusInWords } from '#features/search/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { PlannedRealisedBars, type PlannedRealisedRow } from '#ui/planned-realised-bars.tsx';
import { Prose } from '#ui/prose.tsx';
import { Section } from '#ui/section.tsx';
import { placesInWords } from '../area-words.model.ts';

type FieldPiece = Extract<DisplayedPiece, { piece: 'field' }>;

/** The official form as a page: its sections and fields in printing order, labels in the reader's language. */
export function DescriptionView({ record }: { record: DescriptionRecord }) {
  const textLanguage = formOf(record).language;
  return sectionsForDisplay(record).map((section, index) => (
    <SectionView key={section.heading?.id ?? `start-${index}`} section={section} textLanguage={textLanguage} />
  ));
}

interface SectionViewProps {
  section: DisplayedSection;
  textLanguage: string;
}

function SectionView({ section, textLanguage }: SectionViewProps) {
  const t = useTexts();
  const { id, title, level } = headingOf(section, t);
  return (
    <Section id={id} title={title} level={level}>
      <SectionContent section={section} textLanguage={textLanguage} />
    </Section>
  );
}

/** What stands before the first heading of a form, or under none as in a row of a list, gets one of ours. */
export function headingOf({ heading }: DisplayedSection, t: Texts): { id: string; title: string; level: 2 | 3 } {
  if (!heading) return { id: 'values', title: t('register.project.values'), level: 2 };
  return { id: heading.id, title: heading.labels[t.language], level: heading.rank === 'subheading' ? 3 : 2 };
}

function SectionContent({ section, textLanguage }: SectionViewProps) {
  const t = useTexts();
  const { id, title } = headingOf(section, t);
  const lang = t.language === textLanguage ? undefined : textLanguage;
  const fields = section.pieces.filter((piece): piece is FieldPiece => piece.piece === 'field');
  const unrecognised = section.pieces.flatMap((piece) => (piece.piece === 'unrecognised' ? piece.text : []));
  return (
    <>
      <Comparison id={id} title={title} fields={fields} />
      <Lines fields={fields.filter((piece) => !isCompared(piece))} lang={lang} />
      {fields.map((piece) => (
        <Body key={piece.field.id} piece={piece} lang={lang} />
      ))}
      <Statements fields={fields} lang={lang} />
      <EffectMatrix pieces={section.pieces} lang={lang} title={title} />
      {unrecognised.map((text) => (
        <Notice key={text} kind="info" title={t('register.project.unrecognised-text')}>
          <Prose text={text} lang={lang} />
        </Notice>
      ))}
    </>
  );
}

/** Planned and realised lines, which are drawn side by side. */
const comparedFields: Readonly<Record<string, 'planned' | 'realised'>> = {
  grantedEuState: 'planned',
  realisedEuState: 'realised',
  plannedPublic: 'planned',
  realisedPublic: 'realised',
};

function sideOf(id: string): 'planned' | 'realised' | undefined {
  if (id in comparedFields) return comparedFields[id];
  return id.endsWith('Planned') ? 'planned' : id.endsWith('Realised') ? 'realised' : undefined;
}

function isCompared({ field, value }: FieldPiece): boolean {
  return sideOf(field.id) !== undefined && value !== null && !isUnread(value);
}

function Comparison({ id, title, fields }: { id: string; title: string; fields: readonly FieldPiece[] }) {
  const t = useTexts();
  const compared = fields.filter(isCompared);
  if (compared.length === 0) return null;
  const isMoney = compared.some(({ field }) => field.kind.name === 'money');
  const rows = isMoney ? moneyRows(compared, t) : figureRows(compared, t);
  // Bars that are all nought would only take room.
  if (rows.every((row) => !row.planned && !row.realised)) return <Noughts rows={rows} />;
  return (
    <PlannedRealisedBars
      id={`${id}-figures`}
      title={title}
      hideTitle
      plannedName={isMoney ? t('register.statistics.planned-or-granted') : undefined}
      rows={rows}
      format={isMoney ? (cents) => t.euro(cents) : (count) => t.number(count)}
    />
  );
}

function Noughts({ rows }: { rows: readonly PlannedRealisedRow[] }) {
  const t = useTexts();
  const written = (value: number | null) => (value === null ? t('ui.chart.unknown') : t.number(value));
  return (
    <DefinitionList
      items={rows.map(({ label, planned, realised }) => ({
        label,
        value: t('register.project.planned-and-realised', { planned: written(planned), realised: written(realised) }),
      }))}
    />
  );
}

function moneyRows(fields: readonly FieldPiece[], t: Texts): PlannedRealisedRow[] {
  const cents = (id: string) => {
    const found = fields.find(({ field }) => field.id === id);
    return typeof found?.value === 'number' ? found.value : null;
  };
  return [
    {
      label: t('register.project.eu-state-granted'),
      planned: cents('grantedEuState'),
      realised: cents('realisedEuState'),
    },
    { label: t('register.project.public'), planned: cents('plannedPublic'), realised: cents('realisedPublic') },
  ].filter(({ planned, realised }) => planned !== null || realised !== null);
}

function figureRows(fields: readonly FieldPiece[], t: Texts): PlannedRealisedRow[] {
  const figure = (side: 'planned' | 'realised'): Partial<Figure> => {
    const value = fields.find(({ field }) => sideOf(field.id) === side)?.value;
    return typeof value === 'number' ? { total: value } : ((value as Figure | null | undefined) ?? {});
  };
  const planned = figure('planned');
  const realised = figure('realised');
  const total = {
    label: t('register.project.total'),
    planned: planned.total ?? null,
    realised: realised.total ?? null,
  };
  if (planned.women === undefined && realised.women === undefined) return [total];
  return [
    total,
    { label: t('register.project.women'), planned: planned.women ?? null, realised: realised.women ?? null },
  ];
}

function Lines({ fields, lang }: { fields: readonly FieldPiece[]; lang: string | undefined }) {
  const t = useTexts();
  const lines = fields.filter(
    ({ field }) => field.shape === 'line' || field.shape === 'marker' || field.shape === 'value',
  );
  if (lines.length === 0) return null;
  return (
    <DefinitionList
      items={lines.map(({ field, value }) => ({
        label: field.labels[t.language] || t('register.project.value'),
        value: <LineValue field={field} value={value} lang={lang} />,
      }))}
    />
  );
}

function LineValue({ field, value, lang }: { field: Field; value: unknown; lang: string | undefined }) {
  const t = useTexts();
  if (field.shape === 'marker') return t('register.project.yes');
  if (value === null || value === undefined) return <span className="note">{t('register.project.empty')}</span>;
  if (!isUnread(value)) {
    if (field.kind.name === 'period') return periodInWords(value as Period, t);
    if (field.kind.name === 'day') return t.date(value as string);
    if (field.kind.name === 'money') return t.euro(value as number);
  }
  if (field.kind.name === 'areaList' && Array.isArray(value)) return <Areas id={field.id} names={value} lang={lang} />;
  const printed = printValue(field, value);
  const meaning = lang && meaningOf(field.id, printed, t);
  return (
    <>
      <span lang={lang}>{printed}</span>
      {meaning && meaning !== printed && ` (${meaning})`}
    </>
  );
}

/** What the form's own letters mean in the reader's language, for the fields that Koordi has words for. */
function meaningOf(id: string, printed: string, t: Texts): string | undefined {
  if (id === 'status') return statusInWords(printed, t);
  const type = id === 'organisationType' ? organisationTypeInWords(printed, t) : undefined;
  return type?.lang ? undefined : type?.text;
}

const areaKinds: Readonly<Record<string, NamedAreaKind>> = {
  regions: 'region',
  subRegions: 'sub_region',
  municipalities: 'municipality',
};

/** Places as the form prints them; on pages in another language by their names in it, where it has such. */
function Areas({ id, names, lang }: { id: string; names: readonly string[]; lang: string | undefined }) {
  const t = useTexts();
  const kind = areaKinds[id];
  if (t.language === 'fi' || !kind || !hasOwnNames(kind, t.language))
    return <span lang={lang}>{names.join(', ')}</span>;
  return placesInWords(names, kind, t.language)
    .map(({ name }) => name)
    .join(', ');
}

function periodInWords({ startsOn, endsOn }: Period, t: Texts): string {
  return t('register.project.from-to', { from: t.date(startsOn), to: t.date(endsOn) });
}

function Body({ piece: { field, value }, lang }: { piece: FieldPiece; lang: string | undefined }) {
  const t = useTexts();
  if (field.shape === 'body') return <Prose text={printValue(field, value)} lang={lang} />;
  if (field.shape !== 'lines' || !Array.isArray(value)) return null;
  const partners = value as readonly Partner[];
  return (
    <DataTable
      caption={t('register.project.partners')}
      hideCaption
      rows={partners}
      rowKey={(partner) => `${partner.name} ${partner.businessId ?? ''}`}
      columns={[
        { key: 'name', header: t('register.project.organisation'), cell: (row) => <span lang={lang}>{row.name}</span> },
        { key: 'id', header: t('register.project.business-id'), cell: (row) => row.businessId ?? '–' },
      ]}
    />
  );
}

function Statements({ fields, lang }: { fields: readonly FieldPiece[]; lang: string | undefined }) {
  const t = useTexts();
  const statements = fields.filter(
    ({ field, value }) => field.shape === 'statement' && value !== null && !isUnread(value),
  );
  if (statements.length === 0) return null;
  return (
    <DefinitionList
      items={statements.map(({ field, value }) => {
        const { answer, reason } = value as Answer;
        return {
          label: field.labels[t.language],
          value: <span lang={lang}>{answer}</span>,
          note: reason && <span lang={lang}>{reason}</span>,
        };
      })}
    />
  );
}

interface EffectRow {
  id: string;
  group: string;
  label: string;
  score: Score | undefined;
  unread: string | undefined;
}

interface EffectMatrixProps {
  pieces: readonly DisplayedPiece[];
  title: string;
  lang: string | undefined;
}

function EffectMatrix({ pieces, title, lang }: EffectMatrixProps) {
  const t = useTexts();
  const rows = effectRows(pieces, t);
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={title}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'label', header: t('register.project.effect'), cell: (row) => row.label },
        { key: 'group', header: t('register.project.dimension'), cell: (row) => row.group },
        {
          key: 'direct',
          header: t('register.project.direct'),
          align: 'number',
          cell: (row) => row.score?.direct ?? row.unread,
        },
        {
          key: 'indirect',
          header: t('register.project.indirect'),
          align: 'number',
          cell: (row) => row.score?.indirect,
        },
        {
          key: 'reason',
          header: t('register.project.reason'),
          cell: (row) => row.score?.reason && <span lang={lang}>{row.score.reason}</span>,
        },
      ]}
    />
  );
}

function effectRows(pieces: readonly DisplayedPiece[], t: Texts): EffectRow[] {
  let group = '';
  return pieces.flatMap((piece) => {
    if (piece.piece === 'caption') group = piece.caption.labels[t.language];
    if (piece.piece !== 'field' || piece.field.shape !== 'row' || piece.value === null) return [];
    const { field, value } = piece;
    const unread = isUnread(value) ? value.unread : undefined;
    const score = unread === undefined ? (value as Score) : undefined;
    return { id: field.id, group, label: field.labels[t.language], score, unread };
  });
}
