import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Section } from '#ui/section.tsx';
import { askedDay } from '../asked-day.model.ts';
import {
  coordinationAddress,
  coordinationFileAddress,
  dayPartFrom,
  demandAddress,
  moneyAddress,
} from '../coordination-address.model.ts';
import { getDayPage } from '../day-page.queries.server.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { CoordinationTree } from '../parts/coordination-tree.tsx';
import { CountRules } from '../parts/count-rules.tsx';
import { DayForm } from '../parts/day-form.tsx';
import { DayTable } from '../parts/day-table.tsx';
import { FileLinks } from '../parts/file-links.tsx';
import { WarningList } from '../parts/warning-list.tsx';
import type { Route } from './+types/day-view';

// Persons are numbers here, and no more than counted.
export const handle = { permission: 'coordination.read' } satisfies PageHandle;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const on = askedDay(new URL(request.url).searchParams, today);
  const part = dayPartFrom(new URL(request.url).searchParams);
  const page = await readAs(context, (read, actor) => getDayPage(read, actor, params.code, { on, today, part }));
  return { ...page, today };
}

export default function DayViewPage({ loaderData: { head, today, shown, money } }: Route.ComponentProps) {
  const t = useTexts();
  const { facts, warnings, sums, page, pageCount, isWarned } = shown;
  const { on } = facts;
  return (
    <CoordinationFrame head={head} on={on} lead={t('coordination.view.lead')}>
      <DayForm action={`/${t.language}/workspace/coordination/${head.code}`} on={on} today={today} />
      {sums.projects === 0 && on < today ? (
        <p>{t('coordination.view.none-then')}</p>
      ) : sums.projects === 0 ? (
        <p>
          {t('coordination.view.none')}{' '}
          <a href={`/${t.language}/workspace/projects/${head.code}/parallel`}>{t('coordination.view.prepare')}</a>
        </p>
      ) : (
        <>
          <DayTable code={head.code} shown={shown} money={money} />
          <CountRules code={head.code} on={on} figures={sums.figures} />
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
          <FileLinks addressOf={(format) => coordinationFileAddress(t.language, head.code, on, format, isWarned)} />
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
