import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Section } from '#ui/section.tsx';
import { askedDay } from '../asked-day.model.ts';
import { coordinationAddress, dayPartFrom, demandAddress, moneyAddress } from '../coordination-address.model.ts';
import { dayPageOf } from '../day-page.model.ts';
import { getDayFacts } from '../day-view.queries.server.ts';
import { toComeByProject } from '../money.model.ts';
import { getHeldMoney } from '../money.queries.server.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { CoordinationTree } from '../parts/coordination-tree.tsx';
import { DayForm } from '../parts/day-form.tsx';
import { DayTable } from '../parts/day-table.tsx';
import { WarningList } from '../parts/warning-list.tsx';
import { moneyWarningsOf, warningsOf } from '../warning.model.ts';
import type { Route } from './+types/day-view';

// Persons are numbers here, and no more than counted.
export const handle = { permission: 'coordination.read' } satisfies PageHandle;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const on = askedDay(new URL(request.url).searchParams, today);
  const { facts, money } = await readAs(context, async (read, actor) => {
    const known = await getDayFacts(read, actor, params.code, { on, today });
    const ids = known.projects.map(({ id }) => id);
    return { facts: known, money: await getHeldMoney(read, ids, on) };
  });
  const part = dayPartFrom(new URL(request.url).searchParams);
  return {
    head: facts.head,
    today,
    shown: dayPageOf(facts, [...warningsOf(facts), ...moneyWarningsOf(money)], part),
    money: toComeByProject(money.entries),
  };
}

export default function DayViewPage({ loaderData: { head, today, shown, money } }: Route.ComponentProps) {
  const t = useTexts();
  const { facts, warnings, sums, page, pageCount, isWarned } = shown;
  const { on } = facts;
  return (
    <CoordinationFrame head={head} on={on} lead={t('coordination.view.lead')}>
      <DayForm action={`/${t.language}/workspace/coordination/${head.code}`} on={on} today={today} />
      {sums.projects === 0 ? (
        <p>
          {t('coordination.view.none')}{' '}
          <a href={`/${t.language}/workspace/projects/${head.code}/parallel`}>{t('coordination.view.prepare')}</a>
        </p>
      ) : (
        <>
          <DayTable code={head.code} shown={shown} money={money} />
          <Pagination
            page={page}
            pageCount={pageCount}
            hrefFor={(number) => coordinationAddress(t.language, head.code, on, { page: number, isWarned })}
          />
          <ul className="actions">
            {isWarned && (
              <li>
                <a href={coordinationAddress(t.language, head.code, on)}>{t('coordination.view.show-all')}</a>
              </li>
            )}
            <li>
              <a href={moneyAddress(t.language, head.code, on)}>{t('coordination.money.to')}</a>
            </li>
            <li>
              <a href={demandAddress(t.language, head.code, on)}>{t('coordination.demand.to')}</a>
            </li>
          </ul>
          <Section id="warnings" title={t('coordination.warning.title', { count: warnings.length })}>
            {warnings.length < sums.warnings && (
              <p>
                {t('coordination.warning.elsewhere', { count: sums.warnings, projects: sums.warnedProjects })}{' '}
                {!isWarned && (
                  <a href={`${coordinationAddress(t.language, head.code, on, { isWarned: true })}#warnings`}>
                    {t('coordination.warning.show-projects')}
                  </a>
                )}
              </p>
            )}
            <WarningList code={head.code} on={on} projects={facts.projects} warnings={warnings} />
          </Section>
          <Section id="tree" title={t('coordination.tree.title')}>
            <CoordinationTree head={head} facts={facts} />
          </Section>
        </>
      )}
    </CoordinationFrame>
  );
}
