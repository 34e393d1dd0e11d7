import { redirect } from 'react-router';
import { organisationAddress } from '#features/search/public.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom } from '#platform/web/request-context.server.ts';
import { pageFrom } from '../address.model.ts';
import { getOrganisationPage } from '../organisation-page.queries.server.ts';
import { OrganisationView, organisationPageSize } from '../parts/organisation-view.tsx';
import type { Route } from './+types/organisation';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ params: { id }, context, request }: Route.LoaderArgs) {
  const page = pageFrom(new URL(request.url).searchParams);
  const portion = { offset: (page - 1) * organisationPageSize, limit: organisationPageSize };
  const organisation = await getOrganisationPage(readFrom(context), id, portion);
  if (organisation.id !== id) {
    return redirect(organisationAddress(pageRequestFrom(context).language, organisation.id), 301);
  }
  return { organisation, page };
}

export default function OrganisationRoute({ loaderData: { organisation, page } }: Route.ComponentProps) {
  return <OrganisationView organisation={organisation} page={page} />;
}
