import type { Answer, DescriptionRecord, Figure, Score } from '#features/description/public.ts';
import type { ProgrammePeriod } from '#features/project/public.ts';
import type { PlanClass, PlanMoney, PlanPrinciple, PlanTexts } from './plan.model.ts';
import { principleForm } from './principle.model.ts';
import type { Target } from './target.model.ts';

/** What a published description tells of a plan: with it the first version of the project’s plan begins. */
export interface DescribedPlan
  extends Pick<PlanTexts, 'summary' | 'directTargetText' | 'indirectTargetText'>,
    Pick<PlanMoney, 'grantedCents'> {
  readonly targets: readonly Target[];
  readonly classes: readonly PlanClass[];
  readonly principles: readonly PlanPrinciple[];
}

/** The lines of the forms that tell what is planned. */
const plannedLines = {
  persons: ['personsPlanned', 'participatingPersonsPlanned'],
  jobs: ['jobsPlanned'],
  enterprises: ['enterprisesPlanned'],
  qualifications: ['qualificationsPlanned'],
  'participating-enterprises': ['participatingEnterprisesPlanned'],
} as const;

/** Reads a description as a plan; lines that could not be read as their kind are left to the writer. */
export function planOfRecord({ fields }: DescriptionRecord, period: ProgrammePeriod): DescribedPlan {
  const said = (line: string): unknown => fields[line];
  const textOf = (line: string) => {
    const text = said(line);
    return typeof text === 'string' && text.trim() !== '' ? text : null;
  };
  const asked = principleForm(period);
  return {
    summary: textOf('plannedSummary'),
    directTargetText: textOf('directTargetGroups'),
    indirectTargetText: textOf('indirectTargetGroups'),
    grantedCents: sumSaid(said('grantedEuState')),
    targets: Object.entries(plannedLines).flatMap(([figure, lines]) =>
      lines.flatMap((line) => targetsOfLine(figure, said(line))),
    ),
    classes: [
      ...(asked?.classes ?? []).flatMap(({ line }): PlanClass[] => {
        const value = textOf(line);
        return value === null ? [] : [{ line, value, reason: null }];
      }),
      ...(asked?.statements ?? []).flatMap((line) => answerOf(line, said(line))),
    ],
    principles: (asked?.effects ?? []).flatMap(({ lines }) => lines.flatMap((line) => effectOf(line, said(line)))),
  };
}

/** Nought is printed too where no sum was known. */
function sumSaid(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}

/** The forms print nought where nothing is promised. */
function targetsOfLine(figure: string, value: unknown): Target[] {
  const { total, women } = typeof value === 'number' ? { total: value } : ((value ?? {}) as Partial<Figure>);
  const inAll = (amount: number | undefined, sex: Target['sex']): Target[] =>
    amount ? [{ figure, year: null, sex, amount }] : [];
  return [...inAll(total, 'all'), ...inAll(women, 'women')];
}

function answerOf(line: string, value: unknown): PlanClass[] {
  const { answer, reason } = (value ?? {}) as Partial<Answer>;
  if (answer !== 'Kyllä' && answer !== 'Ei') return [];
  return [{ line, value: answer === 'Kyllä' ? 'yes' : 'no', reason: reason || null }];
}

function effectOf(line: string, value: unknown): PlanPrinciple[] {
  const { direct, indirect, reason } = (value ?? {}) as Partial<Score>;
  const isScore = (score: number | undefined): score is number => score !== undefined && Math.abs(score) <= 10;
  return isScore(direct) && isScore(indirect) ? [{ line, direct, indirect, reason: reason || null }] : [];
}
