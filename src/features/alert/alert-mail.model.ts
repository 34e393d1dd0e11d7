import { listAddress, projectAddress } from '#features/search/public.ts';
import type { Language } from '#platform/i18n/language.ts';
import { type Texts, textsFor } from '#platform/i18n/texts.ts';
import type { MailBody, MailLink, MailPiece } from '#platform/mail/mail-body.model.ts';
import { confirmAddress, countFilters, hoursToConfirm, manageAddress, questionOf } from './saved-search.model.ts';

/** What both kinds of mail are written from. */
export interface AlertMailSource {
  readonly language: Language;
  readonly question: string | null;
  readonly token: string;
  /** Scheme and host of the service as the public sees it. */
  readonly origin: string;
}

/** A project that is new among the hits, as the register tells it. */
export interface NewProject {
  readonly code: string;
  readonly name: string;
  readonly implementerName: string | null;
}

/** More are counted, not listed. */
export const mostListed = 20;

/**
 * Asks the owner of an address whether the search is theirs. Nothing that the requester wrote stands in it, or anybody could have
 * us send their words to a stranger.
 */
export function confirmationMail({ language, token, origin }: AlertMailSource): MailBody {
  const t = textsFor(language);
  return {
    language,
    title: t('alert.mail.confirm-title'),
    pieces: [
      paragraph(t('alert.mail.confirm-why')),
      link(t('alert.mail.confirm-link'), origin + confirmAddress(language, token)),
      paragraph(t('alert.mail.confirm-until', { hours: hoursToConfirm })),
      paragraph(t('alert.mail.confirm-not-me')),
    ],
  };
}

/** Tells of new projects, the first of them by name. */
export function newsMail(source: AlertMailSource, count: number, listed: readonly NewProject[]): MailBody {
  const { language, question, token, origin } = source;
  const t = textsFor(language);
  const results = origin + listAddress(language, questionOf(question));
  return {
    language,
    title: t('alert.mail.news-title', { count, search: nameOfSearch(question, t) }),
    pieces: [
      { kind: 'links', links: listed.map((project) => projectLink(project, source)) },
      ...(count > listed.length ? [link(t('alert.mail.news-more', { count: count - listed.length }), results)] : []),
      link(t('alert.mail.news-all'), results),
      paragraph(t('alert.mail.news-why')),
      link(t('alert.mail.news-stop'), origin + manageAddress(language, token)),
    ],
  };
}

/** The words of a search and how many other bounds it has: `”työllisyys”, 2 rajausta`. */
export function nameOfSearch(saved: string | null, t: Texts): string {
  const question = questionOf(saved);
  const filters = countFilters(question);
  const { words } = question;
  if (words === '') return t('alert.search.filters-only', { filters });
  return filters === 0 ? t('alert.search.words', { words }) : t('alert.search.words-and-filters', { words, filters });
}

function projectLink({ code, name, implementerName }: NewProject, { language, origin }: AlertMailSource): MailLink {
  const note = [code, implementerName].filter(Boolean).join(', ');
  return { label: name, lang: 'fi', href: origin + projectAddress(language, code), note };
}

function paragraph(text: string): MailPiece {
  return { kind: 'paragraph', text };
}

function link(label: string, href: string): MailPiece {
  return { kind: 'link', link: { label, href } };
}
