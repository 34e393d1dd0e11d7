import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { ChangeTable } from '../parts/change-table.tsx';
import type { PlanVersion } from '../plan.model.ts';
import { getPlanPair } from '../plan-page.queries.server.ts';
import type { Route } from './+types/compare';

export const handle = { permission: 'plan.read' } satisfies PageHandle;

export function loader({ context, request, params }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const asked = { from: rowNumber(searchParams.get('from')), to: rowNumber(searchParams.get('to')) };
  return readAs(context, (read, actor) => getPlanPair(read, actor, params.code, asked));
}

export default function ComparePage({ loaderData: { head, versions, pair } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="plan" title={t('plan.compare.title')}>
      {pair ? (
        <>
          <form method="get" className="list-filters">
            <VersionChoice name="from" label={t('plan.compare.from')} versions={versions} chosen={pair.from.number} />
            <VersionChoice name="to" label={t('plan.compare.to')} versions={versions} chosen={pair.to.number} />
            <button type="submit">{t('plan.compare.button')}</button>
          </form>
          <ChangeTable period={head.period} from={pair.from} to={pair.to} />
        </>
      ) : (
        <p>{t('plan.compare.none')}</p>
      )}
    </ProjectFrame>
  );
}

interface VersionChoiceProps {
  name: string;
  label: string;
  versions: readonly PlanVersion[];
  chosen: number;
}

function VersionChoice({ name, label, versions, chosen }: VersionChoiceProps) {
  const t = useTexts();
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={chosen}>
        {versions.map(({ number, state }) => (
          <option key={number} value={number}>
            {t('plan.version.title', { number })} ({t(`plan.state.${state}`)})
          </option>
        ))}
      </select>
    </div>
  );
}
