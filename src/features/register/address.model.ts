import { type Question, questionParameters, questionQuery, versionAddress } from '#features/search/public.ts';
import type { Language } from '#platform/i18n/language.ts';

/** Further addresses of the register's own pages, permanent like those of the room `search`. */

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

/** The statistics of the projects that fit a question. */
export function statisticsAddress(language: Language, question: Question, by?: string, pair?: string): string {
  const parameters = questionParameters({ ...question, page: 1, sort: undefined, figure: undefined });
  if (by) parameters.set('by', by);
  if (pair) parameters.set('show', pair);
  const query = parameters.toString();
  return `/${language}/statistics${query && `?${query}`}`;
}

/** A file of all projects that fit a question, in the order of its list. */
export function exportAddress(language: Language, format: 'csv' | 'xlsx', question: Question): string {
  return `/${language}/projects/export.${format}${questionQuery({ ...question, page: 1 })}`;
}
