import type { ReactNode } from 'react';
import type { ProjectSummary } from '#features/description/public.ts';
import { fundShort, projectAddress, statusInWords } from '#features/search/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { Tag } from '#ui/tag.tsx';
import { periodInWords } from '../period.model.ts';

interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

interface ProjectResultOptions {
  /** The day of the register (ISO) that the list shows. */
  readonly on?: string | undefined;
  /** Page of the implementer. */
  readonly implementerHref?: string | undefined;
  /** Facts that this list is about, before those that every list shows, and others after them. */
  readonly firstFacts?: readonly Fact[];
  readonly furtherFacts?: readonly Fact[];
}

/** A project as an item of a list of results. */
export function projectResult(
  project: ProjectSummary,
  t: Texts,
  { on, implementerHref, firstFacts = [], furtherFacts = [] }: ProjectResultOptions = {},
) {
  const { code, name, status, implementerName, authority, startsOn, endsOn, grantedEuStateCents } = project;
  const fact = (label: string, value: ReactNode) => (value === null ? [] : [{ label, value }]);
  const finnish = (text: string | null) => text && <span lang="fi">{text}</span>;
  const implementer = finnish(implementerName);
  return {
    key: code,
    title: name,
    lang: 'fi',
    href: projectAddress(t.language, code, on),
    marks: (
      <>
        <Tag>{code}</Tag> <Tag>{`${fundShort(project.fund, t)} ${periodInWords(project.period)}`}</Tag>{' '}
        {status && <Tag tone="highlight">{statusInWords(status, t)}</Tag>}
      </>
    ),
    facts: [
      ...firstFacts,
      ...fact(
        t('register.projects.implementer'),
        implementer && implementerHref ? <a href={implementerHref}>{implementer}</a> : implementer,
      ),
      ...fact(t('register.projects.authority'), finnish(authority)),
      ...fact(
        t('register.projects.time'),
        startsOn && endsOn && t('register.project.from-to', { from: t.date(startsOn), to: t.date(endsOn) }),
      ),
      ...fact(t('register.projects.granted'), grantedEuStateCents === null ? null : t.euro(grantedEuStateCents)),
      ...furtherFacts,
    ],
  };
}
