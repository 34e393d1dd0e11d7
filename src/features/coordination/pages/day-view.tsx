import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { Section } from '#ui/section.tsx';
import { askedDay } from '../asked-day.model.ts';
import { demandAddress } from '../coordination-address.model.ts';
import { getDayFacts } from '../day-view.queries.server.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { CoordinationTree } from '../parts/coordination-tree.tsx';
import { DayForm } from '../parts/day-form.tsx';
import { DayTable } from '../parts/day-table.tsx';
import { WarningList } from '../parts/warning-list.tsx';
import { warningsOf } from '../warning.model.ts';
import type { Route } from './+types/day-view';

// Persons are numbers here, and no more than counted.
export const handle = { permission: 'coordination.read' } satisfies PageHandle;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const on = askedDay(new URL(request.url).searchParams, today);
  const facts = await readAs(context, (read, actor) => getDayFacts(read, actor, params.code, { on, today }));
  return { facts, today, warnings: warningsOf(facts) };
}

export default function DayViewPage({ loaderData: { facts, today, warnings } }: Route.ComponentProps) {
  const t = useTexts();
  const { head, on, projects } = facts;
  return (
    <CoordinationFrame head={head} on={on} lead={t('coordination.view.lead')}>
      <DayForm action={`/${t.language}/workspace/coordination/${head.code}`} on={on} today={today} />
      {projects.length === 0 ? (
        <p>
          {t('coordination.view.none')}{' '}
          <a href={`/${t.language}/workspace/projects/${head.code}/parallel`}>{t('coordination.view.prepare')}</a>
        </p>
      ) : (
        <>
          <DayTable facts={facts} warnings={warnings} />
          <p>
            <a href={demandAddress(t.language, head.code, on)}>{t('coordination.demand.to')}</a>
          </p>
          <Section id="warnings" title={t('coordination.warning.title', { count: warnings.length })}>
            <WarningList facts={facts} warnings={warnings} />
          </Section>
          <Section id="tree" title={t('coordination.tree.title')}>
            <CoordinationTree facts={facts} />
          </Section>
        </>
      )}
    </CoordinationFrame>
  );
}
