import { useTexts } from '#platform/i18n/use-texts.ts';
import type { Provider } from '#platform/permission/sign-in.ts';
import { Section } from '#ui/section.tsx';
import { providerPage } from '../provider-page.model.ts';

/** A link to each identity provider of the organisation: as links, since a form may not be sent on to another site. */
export function ProviderLinks({ providers, next }: { providers: readonly Provider[]; next: string }) {
  const t = useTexts();
  if (providers.length === 0) return null;
  return (
    <Section id="with-provider" title={t('access.provider.title')}>
      <p>{t('access.provider.explained')}</p>
      <ul className="ways-in">
        {providers.map((provider) => (
          <li key={provider.id}>
            <a className="way-in" rel="nofollow" href={providerPage(t.language, provider.id, next)}>
              {t('access.provider.link', { provider: provider.name })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
