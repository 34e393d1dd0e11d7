import { useTexts } from '#platform/i18n/use-texts.ts';
import type { DemoPerson } from '#platform/permission/sign-in.ts';
import { Section } from '#ui/section.tsx';

/** A button for each invented person whose role one may try. */
export function DemoPeople({ people, next }: { people: readonly DemoPerson[]; next: string }) {
  const t = useTexts();
  return (
    <Section id="demo-people" title={t('access.demo.title')}>
      <p>{t('access.demo.explained')}</p>
      <form method="post" className="demo-people">
        <input type="hidden" name="next" value={next} />
        <ul>
          {people.map(({ id, name, role }) => (
            <li key={id}>
              <button type="submit" name="person" value={id} className="secondary">
                <strong>{t(`access.role.${role}`)}</strong> <span>{name}</span>
              </button>
              <p>{t(`access.demo.${role}`)}</p>
            </li>
          ))}
        </ul>
      </form>
    </Section>
  );
}
