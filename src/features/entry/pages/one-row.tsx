import { findSheetKind, type SheetKind } from '#features/sheet/public.parts.ts';
import { sheetsAddress } from '#features/sheet/public.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { openEntry, takeEntry } from '../entry-page.server.ts';
import { oneRowForm, type RowOutcome, rowOutcomes, typedByLink } from '../one-row.model.ts';
import { oneRowPage } from '../one-row.server.ts';
import { EntryForm } from '../parts/entry-form.tsx';
import type { Route } from './+types/one-row';

export const handle = { permission: 'sheet.receive', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const kind = kindOf(params.kind);
  const { searchParams } = new URL(request.url);
  const saved = searchParams.get('saved');
  return {
    kindId: kind.id,
    open: await openEntry(context, oneRowPage(kind), typedByLink(oneRowForm(kind), searchParams)),
    saved: rowOutcomes.find((outcome) => outcome === saved),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, oneRowPage(kindOf(params.kind)));
}

/** Throws `NotFound`. */
function kindOf(id: string): SheetKind {
  const kind = findSheetKind(id);
  if (!kind) throw new NotFound(`There are no tables of the kind ${id}.`);
  return kind;
}

export default function OneRowPage({ loaderData: { kindId, open, saved }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const kind = findSheetKind(kindId);
  if (!kind) return null;
  const title = t('entry.one.title', { kind: t(`${kind.text}.title`) });
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <Breadcrumb items={[{ label: t('sheet.list.title'), href: sheetsAddress(t.language) }]} current={title} />
      <PageHeading title={title} lead={t(`${kind.text}.lead`)} />
      {saved && !actionData && <Saved outcome={saved} />}
      <EntryForm
        form={oneRowForm(kind)}
        open={open}
        outcome={actionData}
        save={t('entry.one.save')}
        cancel="/workspace/sheets"
      />
    </>
  );
}

function Saved({ outcome }: { outcome: RowOutcome }) {
  const t = useTexts();
  return (
    <div role="status">
      <Notice kind={outcome === 'same' ? 'info' : 'success'} title={t(`entry.one.saved-${outcome}`)}>
        <p>{t('entry.one.next')}</p>
      </Notice>
    </div>
  );
}
