import type { ReactNode } from 'react';
import { hasOwnNames } from '#features/codelist/public.ts';
import { type Facts, factsOf } from '#features/description/public.ts';
import { organisationAddress } from '#features/search/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { placesInWords } from '../area-words.model.ts';
import { comparedFigures } from '../compared-figure.model.ts';
import { pairInWords } from '../figure-words.model.ts';
import type { ImplementerNames, ProjectPage } from '../project-page.queries.server.ts';

/** What most readers come for: who, when, where, with what money, for how many. */
export function KeyFacts({ page: { told, implementer } }: { page: ProjectPage }) {
  const t = useTexts();
  const facts = factsOf(told);
  if (!facts) return null;
  const { regions, nationwide } = told.fields;
  const text = (value: string | null) => value && <span lang="fi">{value}</span>;
  const lines: (readonly [string, ReactNode])[] = [
    [t('register.projects.implementer'), implementerLink(facts.implementerName, implementer, t)],
    [t('register.projects.authority'), text(facts.authority)],
    [t('register.projects.time'), timeInWords(facts, t)],
    [t('register.project.where'), nationwide === true ? t('register.project.nationwide') : placesIn(regions, t)],
    [
      t('register.project.eu-state'),
      pairInWords('granted', { planned: facts.grantedEuStateCents, realised: facts.realisedEuStateCents }, t.euro, t),
    ],
    [
      t('register.project.public'),
      pairInWords('planned', { planned: facts.plannedPublicCents, realised: facts.realisedPublicCents }, t.euro, t),
    ],
    ...comparedFigures(told)
      .filter(({ figure }) => figure.planned || figure.realised)
      .map(
        ({ id, figure }) =>
          [t(`register.project.figure-${id}`), pairInWords('planned', figure, (count) => t.number(count), t)] as const,
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

function placesIn(regions: unknown, t: Texts): ReactNode {
  const names = placesInWords(regions, 'region', t.language).map(({ name }) => name);
  return (
    names.length > 0 && <span lang={hasOwnNames('region', t.language) ? undefined : 'fi'}>{names.join(', ')}</span>
  );
}

function timeInWords({ startsOn, endsOn }: Facts, t: Texts): string | null {
  if (startsOn && endsOn) return t('register.project.from-to', { from: t.date(startsOn), to: t.date(endsOn) });
  return startsOn && t.date(startsOn);
}
