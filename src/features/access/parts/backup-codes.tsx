import { useTexts } from '#platform/i18n/use-texts.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';

/** The codes for when the telephone is lost, shown this once: one a line, to be copied or printed. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const t = useTexts();
  return (
    <>
      <Notice kind="success" title={t('access.second-factor.is-on')} />
      <Section id="codes" title={t('access.second-factor.codes')}>
        <p>{t('access.second-factor.codes-explained')}</p>
        <CodeBlock code={codes.join('\n')} />
        <p>
          <a href={`/${t.language}/workspace/account`}>{t('access.second-factor.codes-kept')}</a>
        </p>
      </Section>
    </>
  );
}
