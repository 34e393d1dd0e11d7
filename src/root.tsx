import type { PropsWithChildren } from 'react';
import { isRouteErrorResponse, Outlet } from 'react-router';
import type { Route } from './+types/root';
import { SiteDocument } from './document.tsx';
import { FailureMessage } from './failure-message.tsx';

// Pages are plain documents: no <Scripts>, and the Content-Security-Policy allows none. A page that is to come alive in the
// browser needs both, on its own route.
export function Layout({ children }: PropsWithChildren) {
  return <SiteDocument>{children}</SiteDocument>;
}

export default function Site() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <FailureMessage status={isRouteErrorResponse(error) ? error.status : 500} />;
}
