import type { Language } from '#platform/i18n/language.ts';
import type { ProviderFailure } from '#platform/permission/provider-failure.ts';

/** The page that sends people to a provider, and on to `next` when they are back; with a failure, the page that tells of it. */
export function providerPage(language: Language, id: string, next: string, failure?: ProviderFailure): string {
  const question = new URLSearchParams({ ...(failure && { failed: failure }), next });
  return `/${language}/sign-in/provider/${encodeURIComponent(id)}?${question}`;
}
