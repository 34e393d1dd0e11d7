import type { Language } from '#platform/i18n/language.ts';

/** Addresses of pages of the public register that data lead to; they are permanent. */

export function projectPage(language: Language, code: string): string {
  return `/${language}/projects/${code}`;
}

export function versionPage(language: Language, code: string, version: number): string {
  return `${projectPage(language, code)}/versions/${version}`;
}

/** By Y-tunnus, or by `u` and a unit where sources give only a name. */
export function organisationPage(language: Language, key: string): string {
  return `/${language}/organisations/${key}`;
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
