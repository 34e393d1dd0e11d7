import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { type FigureKey, figuresOf } from '../figure.model.ts';
import { targetInWords } from '../parts/change-table.tsx';
import { TargetFields } from '../parts/target-fields.tsx';
import { figureInWords } from '../parts/targets-view.tsx';
import { findPlanHead } from '../plan.queries.server.ts';
import { versionAddress } from '../plan-address.model.ts';
import { findTargetShape, type TargetShape, targetsPage } from '../plan-entry.server.ts';
import { sexesOf, shownFigures, targetField, targetForm } from '../target.model.ts';
import type { Route } from './+types/set-targets';

export const handle = { permission: 'plan.set-targets', script: true, accepts: 'text' } satisfies PageHandle;

function keyOf({ code, version }: Route.LoaderArgs['params']) {
  return { code, number: rowNumber(version) };
}

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const key = keyOf(params);
  const { head, shape } = await readAs(context, async (read, actor) => ({
    head: await findPlanHead(read, actor, params.code, 'plan.set-targets'),
    shape: await findTargetShape(read, actor, key),
  }));
  return {
    head,
    shape,
    number: key.number,
    asked: new URL(request.url).searchParams.getAll('figure'),
    open: await openEntry(context, targetsPage(key, shape)),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const key = keyOf(params);
  const shape = await readAs(context, (read, actor) => findTargetShape(read, actor, key));
  return takeEntry(context, request, targetsPage(key, shape));
}

export default function SetTargetsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, shape, number, asked, open } = loaderData;
  const { period, years } = shape;
  const t = useTexts();
  const fields = Object.keys(actionData?.texts ?? open.texts);
  const figures = shownFigures(period, { fields, asked });
  return (
    <ProjectFrame
      head={head}
      current="plan"
      title={`${t('plan.edit.targets')}: ${t('plan.version.title', { number })}`}
    >
      <p>{t('plan.targets.lead')}</p>
      <EntryForm
        form={targetForm(period, years)}
        open={open}
        outcome={actionData}
        save={t('plan.edit.save')}
        cancel={versionAddress(head.code, number)}
        names={fieldNames(t, shape)}
        layout={(draw) => <TargetFields figures={figures} years={years} draw={draw} />}
      />
      <AddFigure asked={asked} figures={figuresOf(period).filter((figure) => !figures.includes(figure))} />
    </ProjectFrame>
  );
}

function fieldNames(t: Texts, { period, years }: TargetShape): Record<string, string> {
  return Object.fromEntries(
    figuresOf(period).flatMap((figure) =>
      [null, ...years].flatMap((year) =>
        sexesOf(figure).map((sex) => [targetField(figure, year, sex), targetInWords(t, { figure, year, sex })]),
      ),
    ),
  );
}

/** Opens the same form with one figure more. */
function AddFigure({ asked, figures }: { asked: readonly string[]; figures: readonly FigureKey[] }) {
  const t = useTexts();
  return (
    <section aria-labelledby="add-figure">
      <h3 id="add-figure">{t('plan.targets.add')}</h3>
      <form method="get" className="list-filters">
        {asked.map((figure) => (
          <input key={figure} type="hidden" name="figure" value={figure} />
        ))}
        <div className="field">
          <label htmlFor="figure">{t('plan.targets.figure')}</label>
          <select id="figure" name="figure" aria-describedby="figure-hint">
            {figures.map((figure) => (
              <option key={figure} value={figure}>
                {figureInWords(t, figure)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="secondary">
          {t('plan.targets.add-button')}
        </button>
      </form>
      <p className="hint" id="figure-hint">
        {t('plan.targets.add-explained')}
      </p>
    </section>
  );
}
