import { measureAddress } from '#features/measure/public.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Nothing } from '#ui/nothing.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { askedDay } from '../asked-day.model.ts';
import { findCoordinationHead, listCarriedProjects } from '../carried-project.queries.server.ts';
import {
  countedSeatsAddress,
  type MoneyChoice,
  moneyAddress,
  moneyLinesAddress,
  moneyParts,
} from '../coordination-address.model.ts';
import { chooseMoney, type MoneyEntry } from '../money.model.ts';
import { listMoney } from '../money.queries.server.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import type { Route } from './+types/money-lines';

export const handle = { permission: 'coordination.read' } satisfies PageHandle;

const linesOnPage = 100;

/** The purchases that a sum of money was counted from; the sum below them is of all pages. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const today = todayFrom(context);
  const on = askedDay(asked, today);
  const choice: MoneyChoice = {
    project: asked.get('project') ?? undefined,
    part: [...moneyParts, 'subsidy' as const, 'toCome' as const].find((part) => part === asked.get('part')),
  };
  return readAs(context, async (read, actor) => {
    const head = await findCoordinationHead(read, actor, params.code);
    const projects = await listCarriedProjects(read, actor, head.id, { on, today });
    const ids = projects.map(({ id }) => id);
    const lines = chooseMoney(await listMoney(read, ids, on), projects, choice);
    const page = rowNumber(asked.get('page')) || 1;
    const shown = lines.slice((page - 1) * linesOnPage, page * linesOnPage);
    const codes = new Map(projects.map(({ id, code }) => [id, code]));
    return {
      head,
      on,
      choice,
      page,
      pageCount: Math.ceil(lines.length / linesOnPage),
      lines: shown.map((line) => ({ ...line, code: codes.get(line.projectId) ?? '' })),
      sum: lines.reduce((sum, { cents }) => sum + cents, 0),
    };
  });
}

type ShownLine = MoneyEntry & { readonly code: string };

export default function MoneyLinesPage({
  loaderData: { head, on, choice, page, pageCount, lines, sum },
}: Route.ComponentProps) {
  const t = useTexts();
  const { project, part } = choice;
  const chosen = [...(project === undefined ? [] : [project]), ...(part ? [t(`coordination.money.part.${part}`)] : [])];
  return (
    <CoordinationFrame head={head} on={on} title={t('coordination.money.lines', { on: t.date(on) })}>
      {chosen.length > 0 && <p>{chosen.join(' · ')}</p>}
      {lines.length === 0 ? (
        <p>{t('coordination.money.none')}</p>
      ) : (
        <DataTable<ShownLine | undefined>
          caption={t('coordination.money.lines', { on: t.date(on) })}
          hideCaption
          rows={lines}
          rowKey={(line) => (line ? `${line.part} ${line.of} ${line.id} ${line.name} ${line.code}` : 'sum')}
          totals={[undefined]}
          columns={[
            {
              key: 'purchase',
              header: t('coordination.money.purchase'),
              cell: (line) =>
                line ? (
                  <a href={addressOf(t.language, head.code, on, line)} lang="fi">
                    {line.name}
                  </a>
                ) : (
                  <strong>{t('coordination.view.sum')}</strong>
                ),
            },
            {
              key: 'part',
              header: t('coordination.column.state'),
              cell: (line) => line && t(`coordination.money.part.${line.part}`),
            },
            {
              key: 'days',
              header: t('coordination.column.runs'),
              cell: (line) => line?.startsOn && line.endsOn && `${t.date(line.startsOn)}–${t.date(line.endsOn)}`,
            },
            {
              key: 'total',
              header: t('coordination.money.all-buyers'),
              align: 'number',
              cell: (line) => line?.bought && t.euro(line.bought.publicCents),
            },
            {
              key: 'employers',
              header: t('coordination.money.employers'),
              align: 'number',
              cell: (line) =>
                line?.bought && (line.bought.employerCents > 0 ? t.euro(line.bought.employerCents) : <Nothing />),
            },
            {
              key: 'project',
              header: t('coordination.column.project'),
              cell: (line) => line && <a href={projectWorkAddress(t.language, line.code, 'purchases')}>{line.code}</a>,
            },
            {
              key: 'share',
              header: t('coordination.money.share'),
              align: 'number',
              cell: (line) =>
                line?.bought && t.percent(line.bought.permille / 1000, line.bought.permille % 10 === 0 ? 0 : 1),
            },
            {
              key: 'cents',
              header: t('coordination.money.of-project'),
              align: 'number',
              cell: (line) => t.euro(line ? line.cents : sum),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(number) => `${moneyLinesAddress(t.language, head.code, on, choice)}&page=${number}`}
      />
      <p>
        <a href={moneyAddress(t.language, head.code, on)}>{t('coordination.money.back')}</a>
      </p>
    </CoordinationFrame>
  );
}

/** Where it is looked after; of wage subsidies, the seats that they were added up of. */
function addressOf(language: string, code: string, on: string, { of, part, id }: MoneyEntry): string {
  if (of !== 'measure') return `/${language}/workspace/${of}s/${id}`;
  if (part === 'planned') return measureAddress(language, id);
  return countedSeatsAddress(language, code, on, { measure: id, count: 'subsidy' });
}
