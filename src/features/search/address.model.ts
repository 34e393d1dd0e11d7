import type { Language } from '#platform/i18n/language.ts';
import { type Question, questionParameters, questionQuery } from './question.model.ts';

/** Addresses of the public register that lists, mails, feeds and files lead to. They are permanent: people keep and print them. */

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

/** The list of projects that fit a question. */
export function listAddress(language: Language, question: Question): string {
  return `/${language}/projects${questionQuery(question)}`;
}

/** Where a reader asks to be told of new projects that fit a question. */
export function followAddress(language: Language, question: Question): string {
  return `/${language}/alerts${questionQuery(lasting(question))}`;
}

/** A question as an Atom feed. */
export function feedAddress(language: Language, question: Question): string {
  const parameters = questionParameters(lasting(question));
  parameters.set('lang', language);
  return `/feeds/projects.atom?${parameters}`;
}

/** What of a question can be asked again and again: what is new is new today, in any order. */
export function lasting(question: Question): Question {
  return { ...question, on: undefined, sort: undefined, page: 1 };
}
