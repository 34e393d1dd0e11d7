import type { ListColumn } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { type MoneyRow, moneyColumns } from '../money.model.ts';

/** The columns of the money of the projects as a file: those of the page. */
export function moneyFileColumns(t: Texts, sums: MoneyRow): ListColumn<MoneyRow>[] {
  return [
    {
      key: 'project',
      header: t('coordination.column.project'),
      kind: 'text',
      valueOf: ({ project }) => project?.name ?? t('coordination.view.sum'),
    },
    {
      key: 'code',
      header: t('coordination.file.code'),
      kind: 'text',
      valueOf: ({ project }) => project?.code ?? null,
    },
    ...moneyColumns(sums.figures).map((part): ListColumn<MoneyRow> => {
      const header = t(`coordination.money.part.${part}`);
      return { key: part, header, kind: 'cents', valueOf: ({ figures }) => figures[part] };
    }),
    ...(sums.granted.told > 0 ? grantedColumns(t) : []),
  ];
}

/** Empty where nobody has said what was granted; the sums are of those projects of which somebody has. */
function grantedColumns(t: Texts): ListColumn<MoneyRow>[] {
  return [
    {
      key: 'granted',
      header: t('coordination.money.granted'),
      kind: 'cents',
      valueOf: ({ granted }) => granted.grantedCents,
    },
    { key: 'free', header: t('coordination.money.free'), kind: 'cents', valueOf: ({ granted }) => granted.freeCents },
  ];
}
