import type { MoneyLine } from '#features/procurement/public.ts';
import type { MoneyChoice, MoneyPart } from './coordination-address.model.ts';

/** The part of the money to which a line belongs on a day (ISO). */
export function moneyPartOf({ kind, endsOn }: Pick<MoneyLine, 'kind' | 'endsOn'>, on: string): MoneyPart {
  if (kind !== 'signed') return kind;
  return endsOn !== null && endsOn < on ? 'over' : 'running';
}

export type MoneyFigures = Readonly<Record<MoneyPart | 'toCome' | 'total', number>>;

/** What some lines come to by part, in cents; to come is what no contract that is over has. */
export function moneyFigures(lines: readonly MoneyLine[], on: string): MoneyFigures {
  const sumOf = (part: MoneyPart) =>
    lines.filter((line) => moneyPartOf(line, on) === part).reduce((sum, { cents }) => sum + cents, 0);
  const [accepted, drafted, running, over] = [sumOf('accepted'), sumOf('drafted'), sumOf('running'), sumOf('over')];
  const toCome = accepted + drafted + running;
  return { accepted, drafted, running, over, toCome, total: toCome + over };
}

/** The lines from which a sum was counted. */
export function chooseMoney(
  lines: readonly MoneyLine[],
  projects: readonly { readonly id: number; readonly code: string }[],
  { project, part }: MoneyChoice,
  on: string,
): MoneyLine[] {
  const projectId = projects.find(({ code }) => code === project)?.id;
  return lines.filter((line) => {
    const its = moneyPartOf(line, on);
    const isOfPart = part === undefined || (part === 'toCome' ? its !== 'over' : its === part);
    return isOfPart && (project === undefined || line.projectId === projectId);
  });
}

/** What each project is still to pay, in cents, by its id. */
export function toComeByProject(lines: readonly MoneyLine[], on: string): Record<number, number> {
  const byProject = Map.groupBy(lines, ({ projectId }) => projectId);
  return Object.fromEntries([...byProject].map(([id, own]) => [id, moneyFigures(own, on).toCome]));
}
