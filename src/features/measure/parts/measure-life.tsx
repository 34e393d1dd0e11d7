import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import type { MeasureKind } from '../measure-kind.model.ts';
import { type DatedState, type MeasureState, nextState } from '../measure-state.model.ts';

interface MeasureLifeProps {
  kind: MeasureKind;
  state: MeasureState;
  /** The newest first. */
  states: readonly (DatedState & { readonly reason: string | null })[];
  /** Of the measure, for whoever may move it on. */
  address: string | undefined;
}

/** How far a measure has come, since when, and what comes next. */
export function MeasureLife({ kind, state, states, address }: MeasureLifeProps) {
  const t = useTexts();
  const next = nextState(state, kind);
  return (
    <Section id="life" title={t('measure.life.title')}>
      <DataTable
        caption={t('measure.life.title')}
        hideCaption
        rows={states.map((stated, place) => ({ ...stated, place }))}
        rowKey={({ place }) => place}
        columns={[
          { key: 'state', header: t('measure.form.state.name'), cell: (stated) => t(`measure.state.${stated.state}`) },
          { key: 'from', header: t('measure.life.from'), cell: ({ fromOn }) => t.date(fromOn) },
          { key: 'reason', header: t('measure.move.reason.name'), cell: ({ reason }) => reason },
        ]}
      />
      {address !== undefined && (
        <p>
          <a className="button-like" href={`${address}/state`}>
            {next === undefined
              ? t('measure.move.title')
              : t('measure.life.next', { state: t(`measure.state.${next}`) })}
          </a>
        </p>
      )}
    </Section>
  );
}
