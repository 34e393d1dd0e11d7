import type { ReactNode } from 'react';
import { type Facts, factsOf } from '#features/description/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { organisationAddress } from '../address.model.ts';
import { comparedFigures, type PlannedRealised } from '../compared-figure.model.ts';
import type { ImplementerNames, ProjectPage } from '../project-page.queries.server.ts';

/** What most readers come for: who, when, where, with what money, for how many. */
export function KeyFacts({ page: { version, implementer } }: { page: ProjectPage }) {
  const t = useTexts();
  const facts = factsOf(version.record);
  if (!facts) return null;
  const { regions, nationwide } = version.record.fields;
  const text = (value: string | null) => value && <span lang="fi">{value}</span>;
  const lines: (readonly [string, ReactNode])[] = [
    [t('register.projects.implementer'), implementerLink(facts.implementerName, implementer, t)],
    [t('register.projects.authority'), text(facts.authority)],
    [t('register.projects.time'), timeInWords(facts, t)],
    [t('register.project.where'), nationwide === true ? t('register.project.nationwide') : text(listed(regions))],
    [
      t('register.project.eu-state'),
      moneyInWords('of-granted', facts.grantedEuStateCents, facts.realisedEuStateCents, t),
    ],
    [t('register.project.public'), moneyInWords('of-planned', facts.plannedPublicCents, facts.realisedPublicCents, t)],
    ...comparedFigures(version.record).map(
      ({ id, figure }) => [t(`register.project.figure-${id}`), countInWords(figure, t)] as const,
    ),
  ];
  return <DefinitionList items={lines.flatMap(([label, value]) => (value ? [{ label, value }] : []))} />;
}

function implementerLink(name: string | null, implementer: ImplementerNames | undefined, t: Texts): ReactNode {
  if (!name || !implementer) return name && <span lang="fi">{name}</span>;
  return (
    <a href={organisationAddress(t.language, implementer.organisationId)} lang="fi">
      {name}
    </a>
  );
}

function listed(names: unknown): string | null {
  return Array.isArray(names) ? names.join(', ') : null;
}

function timeInWords({ startsOn, endsOn }: Facts, t: Texts): string | null {
  if (startsOn && endsOn) return t('register.project.from-to', { from: t.date(startsOn), to: t.date(endsOn) });
  return startsOn && t.date(startsOn);
}

function moneyInWords(
  wording: 'of-granted' | 'of-planned',
  planned: number | null,
  realised: number | null,
  t: Texts,
): string | null {
  if (planned === null || realised === null) return planned === null ? null : t.euro(planned);
  const amounts = { planned: t.euro(planned), realised: t.euro(realised), share: share(planned, realised, t) };
  return t(`register.project.${wording}`, amounts);
}

function countInWords({ planned, realised }: PlannedRealised, t: Texts): string | null {
  if ((planned ?? 0) === 0 && (realised ?? 0) === 0) return null;
  if (planned === null || realised === null) return t.number(planned ?? realised ?? 0);
  return t('register.project.of-planned', {
    planned: t.number(planned),
    realised: t.number(realised),
    share: share(planned, realised, t),
  });
}

/** ` (90,5 %)`, or nothing when there is no plan to compare with. */
function share(planned: number, realised: number, t: Texts): string {
  return planned > 0 ? ` (${t.percent(realised / planned, 1)})` : '';
}
