import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';
import type { OpenTraining } from '../open-training.model.ts';
import { whenToApply } from '../training-words.model.ts';

/** How one applies, until when, and whom one asks. */
export function HowToApply({ training }: { training: OpenTraining }) {
  const t = useTexts();
  const { applyText, applyUrl, isComing, provider } = training;
  return (
    <Section id="apply" title={t('training.page.apply')}>
      <p>
        <strong>{whenToApply(t, training)}</strong>
      </p>
      {!isComing && applyText !== null && (
        <div lang="fi">
          {applyText.split(/\n+/).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {!isComing && applyUrl !== null && (
        <p>
          <a href={applyUrl} rel="noreferrer">
            {t('training.page.apply-here', { host: URL.canParse(applyUrl) ? new URL(applyUrl).host : applyUrl })}
          </a>
        </p>
      )}
      <h3>{t('training.page.whom-to-ask')}</h3>
      <p>
        {t('training.page.ask-service')}
        {provider !== null && (
          <>
            {' '}
            {t('training.page.ask-provider')} <span lang="fi">{provider}</span>.
          </>
        )}
      </p>
    </Section>
  );
}
