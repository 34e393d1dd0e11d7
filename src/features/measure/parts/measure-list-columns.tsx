import type { ListColumn } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { MeasureQuestion } from '../measure-list.model.ts';
import type { ListedMeasure } from '../measure-list.queries.server.ts';
import { placeInWords } from '../place-name.model.ts';
import { measureAddress } from '../section.model.ts';
import { MeasureStateTag } from './measure-state-tag.tsx';

/** What trainings for staff come to: of other measures there is nothing to tell. */
function staffColumns(t: Texts): ListColumn<ListedMeasure, MeasureQuestion['sort']>[] {
  return [
    {
      key: 'staffPersons',
      header: t('measure.list.staff-persons'),
      kind: 'integer',
      valueOf: ({ staffPersons }) => staffPersons,
      isInFilesOnly: true,
    },
    {
      key: 'staffWomen',
      header: t('measure.list.staff-women'),
      kind: 'integer',
      valueOf: ({ staffWomen }) => staffWomen,
      isInFilesOnly: true,
    },
    {
      key: 'staffFinished',
      header: t('measure.list.staff-finished'),
      kind: 'integer',
      valueOf: ({ staffFinished }) => staffFinished,
      isInFilesOnly: true,
    },
    {
      key: 'staffCredits',
      header: t('measure.list.staff-credits'),
      kind: 'text',
      valueOf: ({ staffCredits }) => staffCredits && t.number(staffCredits),
      isInFilesOnly: true,
    },
  ];
}

/** The columns of lists of measures, on the page and in the file; `places` are names of municipalities by code. */
export function measureListColumns(
  t: Texts,
  places: Readonly<Record<string, string>>,
): ListColumn<ListedMeasure, MeasureQuestion['sort']>[] {
  const placeOf = ({ site, municipalityCode }: ListedMeasure) =>
    placeInWords(site, places[municipalityCode ?? '']) ?? null;
  return [
    {
      key: 'name',
      header: t('measure.form.name.name'),
      kind: 'text',
      valueOf: ({ name }) => name,
      cell: ({ id, name }) => (
        <a href={measureAddress(t.language, id)} lang="fi">
          {name}
        </a>
      ),
      sort: 'name',
    },
    {
      key: 'project',
      header: t('measure.form.project.name'),
      kind: 'text',
      valueOf: ({ projectCode }) => projectCode,
      sort: 'project',
    },
    { key: 'kind', header: t('measure.list.kind'), kind: 'text', valueOf: ({ kind }) => t(`measure.kind.${kind}`) },
    {
      key: 'state',
      header: t('measure.form.state.name'),
      kind: 'text',
      valueOf: ({ state }) => t(`measure.state.${state}`),
      cell: ({ state }) => <MeasureStateTag state={state} />,
    },
    {
      key: 'startsOn',
      header: t('measure.form.starts-on.name'),
      kind: 'date',
      valueOf: ({ startsOn }) => startsOn,
      sort: 'startsOn',
    },
    { key: 'endsOn', header: t('measure.form.ends-on.name'), kind: 'date', valueOf: ({ endsOn }) => endsOn },
    { key: 'seats', header: t('measure.form.seats.name'), kind: 'integer', valueOf: ({ seats }) => seats },
    {
      key: 'provider',
      header: t('measure.form.provider.name'),
      kind: 'text',
      valueOf: ({ providerName }) => providerName,
      cell: ({ providerName }) => <span lang="fi">{providerName}</span>,
    },
    { key: 'place', header: t('measure.form.site.name'), kind: 'text', valueOf: placeOf },
    {
      key: 'field',
      header: t('measure.form.field.name'),
      kind: 'text',
      valueOf: ({ field }) => (field === null ? null : t(`measure.field.${field}`)),
      isInFilesOnly: true,
    },
    {
      key: 'funding',
      header: t('measure.form.funding.name'),
      kind: 'text',
      valueOf: ({ funding }) => t(`measure.funding.${funding}`),
    },
    {
      key: 'series',
      header: t('measure.form.series.name'),
      kind: 'text',
      valueOf: ({ seriesName }) => seriesName,
      isInFilesOnly: true,
    },
    {
      key: 'credits',
      header: t('measure.form.credits.name'),
      kind: 'text',
      valueOf: ({ credits }) => credits && t.number(credits),
      isInFilesOnly: true,
    },
    {
      key: 'creditUnit',
      header: t('measure.form.credit-unit.name'),
      kind: 'text',
      valueOf: ({ creditUnit }) => (creditUnit === null ? null : t(`measure.credit-unit.${creditUnit}`)),
      isInFilesOnly: true,
    },
    ...staffColumns(t),
  ];
}
