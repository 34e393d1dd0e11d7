import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowBefore } from '#platform/web/row-number.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { sheetKindsFor } from '../kind-registry.ts';
import { ImportList } from '../parts/import-list.tsx';
import { KindList } from '../parts/kind-list.tsx';
import { sheetPolicy } from '../sheet.policy.ts';
import { listSheetImports } from '../sheet-import.queries.server.ts';
import type { Route } from './+types/sheets';

export const handle = { permission: 'sheet.read' } satisfies PageHandle;

export function loader({ context, request }: Route.LoaderArgs) {
  const before = rowBefore(request);
  return readAs(context, async (read, actor) => ({
    kindIds: may(sheetPolicy, actor, 'sheet.receive') ? sheetKindsFor(actor).map(({ id }) => id) : [],
    imports: await listSheetImports(read, before),
    userId: actor.userId,
  }));
}

export default function SheetsPage({ loaderData: { kindIds, imports, userId } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('sheet.list.title')} service={t('site.service.name')} />
      <PageHeading title={t('sheet.list.title')} lead={t('sheet.list.lead')} />
      {kindIds.length > 0 && (
        <Section id="kinds" title={t('sheet.list.kinds')}>
          <KindList kindIds={kindIds} />
        </Section>
      )}
      <Section id="imports" title={t('sheet.list.imports')}>
        <ImportList imports={imports} userId={userId} />
      </Section>
    </>
  );
}
