import type { Language } from '#platform/i18n/language.ts';

/** Addresses of the public register. They are permanent: people keep and print them. */

/** A project as the register tells it now, or told it on a day (ISO). */
export function projectAddress(language: Language, code: string, on?: string): string {
  return `/${language}/projects/${encodeURIComponent(code)}${on ? `?on=${on}` : ''}`;
}

/** One version of a project, whatever the register tells later. */
export function versionAddress(language: Language, code: string, version: number): string {
  return `${projectAddress(language, code)}/versions/${version}`;
}

/** A file of a version. */
export function downloadAddress(language: Language, code: string, version: number, format: DownloadFormat): string {
  return `${versionAddress(language, code, version)}/download/${format}`;
}

export const downloadFormats = ['text', 'html', 'pdf', 'json'] as const;
export type DownloadFormat = (typeof downloadFormats)[number];

export function isDownloadFormat(value: string | undefined): value is DownloadFormat {
  return downloadFormats.some((format) => format === value);
}

/** What a reader asked of the list of projects, from its address. Anything that makes no sense is left out. */
export interface ListQuestion {
  readonly words: string;
  readonly on: string | undefined;
  /** From 1. */
  readonly page: number;
}

/** What stands for a day in an address but is none; `undefined` when there is nothing or a day. */
export function wrongDayFrom(parameters: URLSearchParams): string | undefined {
  const written = parameters.get('on')?.trim().slice(0, 40);
  return written && dayFrom(parameters) === undefined ? written : undefined;
}

export const longestQuestion = 200;

export function listQuestionFrom(parameters: URLSearchParams): ListQuestion {
  const page = Number(parameters.get('page') ?? '1');
  return {
    words: (parameters.get('q') ?? '')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, longestQuestion),
    on: dayFrom(parameters),
    page: Number.isSafeInteger(page) && page >= 1 ? Math.min(page, 1_000_000) : 1,
  };
}

/** The day of `?on=`, when it is one of the calendar. */
export function dayFrom(parameters: URLSearchParams): string | undefined {
  const day = parameters.get('on') ?? '';
  const instant = new Date(`${day}T00:00:00Z`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(instant.valueOf());
  return isDay && instant.toISOString().startsWith(day) ? day : undefined;
}

/** The address of a page of the list. */
export function listAddress(language: Language, { words, on, page }: ListQuestion): string {
  const parameters = new URLSearchParams();
  if (words) parameters.set('q', words);
  if (on) parameters.set('on', on);
  if (page > 1) parameters.set('page', String(page));
  const query = parameters.toString();
  return `/${language}/projects${query && `?${query}`}`;
}
