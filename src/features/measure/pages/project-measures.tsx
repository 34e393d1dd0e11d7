import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { measurePolicy } from '../measure.policy.ts';
import { measuresOf } from '../measure-list.model.ts';
import { countMeasures, listMeasures } from '../measure-list.queries.server.ts';
import { MeasureTable } from '../parts/measure-table.tsx';
import { findPlaceNames } from '../place-name.server.ts';
import type { Route } from './+types/project-measures';

export const handle = { permission: 'measure.read' } satisfies PageHandle;

/** More are looked through in the list of all measures. */
const mostShown = 200;

export async function loader({ context, params: { code } }: Route.LoaderArgs) {
  const { language } = pageRequestFrom(context);
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, code);
    permit(measurePolicy, actor, 'measure.read', head.place);
    const question = measuresOf({ project: head.code });
    const { rows } = await listMeasures(read, actor, question, mostShown);
    const codes = rows.map(({ municipalityCode }) => municipalityCode);
    return {
      head,
      rows,
      total: await countMeasures(read, actor, question),
      places: await findPlaceNames(read, codes, language),
      mayAsk: !head.isLight && may(measurePolicy, actor, 'measure-need.ask', head.place),
      mayPlan: !head.isLight && may(measurePolicy, actor, 'measure.plan', head.place),
    };
  });
}

export default function ProjectMeasuresPage({ loaderData }: Route.ComponentProps) {
  const { head, rows, total, places, mayAsk, mayPlan } = loaderData;
  const t = useTexts();
  const workspace = `/${t.language}/workspace`;
  return (
    <ProjectFrame head={head} current="measures">
      {rows.length === 0 ? (
        <p>{t(mayPlan ? 'measure.project.none-to-plan' : 'measure.project.none')}</p>
      ) : (
        <MeasureTable caption={t('measure.list.title')} rows={rows} places={places} counted={total} />
      )}
      {total.measures > rows.length && (
        <p>
          <a href={`${workspace}/measures?project=${head.code}`}>
            {t('measure.project.all', { count: total.measures })}
          </a>
        </p>
      )}
      <ul className="actions">
        {mayPlan && (
          <li>
            <a className="button-like" href={`${workspace}/projects/${head.code}/measures/new`}>
              {t('measure.new.title')}
            </a>
          </li>
        )}
        {mayAsk && (
          <li>
            <a href={`${workspace}/needs/new?project=${head.code}`}>{t('measure.need.ask')}</a>
          </li>
        )}
      </ul>
    </ProjectFrame>
  );
}
