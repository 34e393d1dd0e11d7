import { facetIds, listAddress, questionFrom, toggled } from '#features/search/public.ts';
import { NotFound } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { listChoices } from '../list-page.queries.server.ts';
import type { Route } from './+types/values';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const facet = facetIds.find((id) => id === params.facet);
  if (!facet) throw new NotFound(`There is no facet ${params.facet}.`);
  const question = questionFrom(new URL(request.url).searchParams);
  const t = textsFor(pageRequestFrom(context).language);
  return { facet, question, choices: await listChoices(readFrom(context), question, facet, t) };
}

export default function ValuesPage({ loaderData: { facet, question, choices } }: Route.ComponentProps) {
  const t = useTexts();
  const title = t('register.projects.values-title', { facet: t(`register.facet.${facet}`) });
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <PageHeading title={title} lead={t('register.projects.values-lead')} />
      <ul className="value-list">
        {choices.map(({ value, text, lang, count, chosen }) => (
          <li key={value}>
            <a href={listAddress(t.language, toggled(question, facet, value))}>
              <span lang={lang}>{text}</span> ({t.number(count)}){chosen && ` – ${t('register.projects.value-chosen')}`}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={listAddress(t.language, question)}>{t('register.projects.back-to-list')}</a>
      </p>
    </>
  );
}
