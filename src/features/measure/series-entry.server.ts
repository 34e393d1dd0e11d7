import type { EntryPage } from '#features/entry/public.server.ts';
import { permit } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { measurePolicy } from './measure.policy.ts';
import { correctSeries } from './series.commands.server.ts';
import { seriesForm } from './series.model.ts';
import { findSeries } from './series.queries.server.ts';

/** The name of a series and what is noted of it. */
export function seriesPage(number: string): EntryPage<typeof seriesForm.columns> {
  const address = `/workspace/measures/series/${rowNumber(number)}`;
  return {
    form: seriesForm,
    key: `measure-series:${rowNumber(number)}`,
    address: `${address}/edit`,
    find: async (read, actor) => {
      const { name, note, revision, place } = await findSeries(read, actor, number);
      permit(measurePolicy, actor, 'measure-series.edit', place);
      return { row: { name, note }, revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      await correctSeries(tx, actor, clock, number, { ...row, revision });
      return address;
    },
  };
}
