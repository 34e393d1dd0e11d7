import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowBefore } from '#platform/web/row-number.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { listSheetSenders, sheetKindsFor } from '../kind-registry.ts';
import { ImportList } from '../parts/import-list.tsx';
import { KindList } from '../parts/kind-list.tsx';
import { SenderList } from '../parts/sender-list.tsx';
import { listSheetImports } from '../sheet-import.queries.server.ts';
import type { Route } from './+types/sheets';

export const handle = { permission: 'sheet.read' } satisfies PageHandle;

export function loader({ context, request }: Route.LoaderArgs) {
  const before = rowBefore(request);
  return readAs(context, async (read, actor) => ({
    kindIds: sheetKindsFor(actor).map(({ id }) => id),
    senders: listSheetSenders(),
    imports: await listSheetImports(read, before),
    userId: actor.userId,
  }));
}

export default function SheetsPage({ loaderData: { kindIds, senders, imports, userId } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('sheet.list.title')} service={t('site.service.name')} />
      <PageHeading title={t('sheet.list.title')} lead={kindIds.length > 0 ? t('sheet.list.lead') : undefined} />
      {kindIds.length > 0 ? (
        <Section id="kinds" title={t('sheet.list.kinds')}>
          <KindList kindIds={kindIds} />
        </Section>
      ) : (
        <Section id="senders" title={t('sheet.list.senders')}>
          <SenderList senders={senders} />
        </Section>
      )}
      <Section id="imports" title={t('sheet.list.imports')}>
        <ImportList imports={imports} userId={userId} />
      </Section>
    </>
  );
}
