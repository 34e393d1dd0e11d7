import { type Question, questionParameters, questionQuery } from '#features/search/public.ts';
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

/** An organisation by its Y-tunnus (`1234567-8`), or by `u` and its unit where sources give only a name. */
export function organisationAddress(language: Language, id: string, page = 1): string {
  return `/${language}/organisations/${encodeURIComponent(id)}${page > 1 ? `?page=${page}` : ''}`;
}

/** The page of `?page=`, from 1; 1 when it makes no sense. */
export function pageFrom(parameters: URLSearchParams): number {
  const page = Number(parameters.get('page') ?? '1');
  return Number.isSafeInteger(page) && page >= 1 ? Math.min(page, 1_000_000) : 1;
}

/** Projects side by side, in the order of their codes here. */
export function compareAddress(language: Language, codes: readonly string[]): string {
  const query = new URLSearchParams(codes.map((code) => ['code', code])).toString();
  return `/${language}/compare${query && `?${query}`}`;
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

/** The list of projects that fit a question. */
export function listAddress(language: Language, question: Question): string {
  return `/${language}/projects${questionQuery(question)}`;
}

/** The statistics of the projects that fit a question. */
export function statisticsAddress(language: Language, question: Question, by?: string, pair?: string): string {
  const parameters = questionParameters({ ...question, page: 1, sort: undefined, figure: undefined });
  if (by) parameters.set('by', by);
  if (pair) parameters.set('show', pair);
  const query = parameters.toString();
  return `/${language}/statistics${query && `?${query}`}`;
}

/** Where a reader asks to be told of new projects that fit a question. */
export function followAddress(language: Language, question: Question): string {
  return `/${language}/alerts${questionQuery({ ...question, on: undefined, sort: undefined, page: 1 })}`;
}

/** The same question as an Atom feed. */
export function feedAddress(language: Language, question: Question): string {
  const parameters = questionParameters({ ...question, on: undefined, sort: undefined, page: 1 });
  parameters.set('lang', language);
  return `/feeds/projects.atom?${parameters}`;
}

/** A file of all projects that fit a question, in the order of its list. */
export function exportAddress(language: Language, format: 'csv' | 'xlsx', question: Question): string {
  return `/${language}/projects/export.${format}${questionQuery({ ...question, page: 1 })}`;
}
