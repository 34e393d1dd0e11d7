import type { Language } from '#platform/i18n/language.ts';

/** Addresses of pages of the public register that data lead to; they are permanent. */

export function projectPage(language: Language, code: string): string {
  return `/${language}/projects/${code}`;
}

export function versionPage(language: Language, code: string, version: number): string {
  return `${projectPage(language, code)}/versions/${version}`;
}

export function organisationPage(language: Language, organisation: number): string {
  return `/${language}/organisations/${organisation}`;
}

/** Pages that are not about one thing of the register, behind the language. */
export const lastingPages = [
  '',
  '/projects',
  '/statistics',
  '/about-data',
  '/accessibility',
  '/open-data',
  '/open-data/api',
];
