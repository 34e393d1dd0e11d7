import { createContext, useContext } from 'react';
import type { Language } from '#platform/i18n/language.ts';
import type { BrokenGlass } from '#platform/permission/actor.ts';

/** Who reads a page that is not public. */
export interface Viewer {
  name: string;
  isDemo: boolean;
  /** The addresses below `/workspace` that the viewer may open, as keys of the navigation. */
  sections: readonly string[];
  /** Whether the viewer may open for reading, with a reason, what they have no right to. */
  mayBreakGlass: boolean;
  /** The projects that they have opened so and that stand open now. */
  glass: readonly BrokenGlass[];
  /** How many notices they have not seen. */
  unread: number;
}

/** What every page and every loader may know of the request it answers. */
export interface PageRequest {
  language: Language;
  /** Scheme and host of the service as the public sees it, without a slash at the end. */
  origin: string;
  /** The address without its query, as it was asked for: `/fi/projects`. */
  path: string;
  /** The query with its question mark, or the empty string. */
  query: string;
  /** The number to quote when something went wrong; the log has it too. */
  requestId: string;
  /** Set on pages for which one must sign in. */
  viewer?: Viewer | undefined;
  /** The script that the page comes with. */
  script?: 'workspace' | 'sign-in' | undefined;
}

const PageRequestContext = createContext<PageRequest | undefined>(undefined);

/** Set once around the whole page. */
export const PageRequestProvider = PageRequestContext.Provider;

/** The request a component is rendered for. */
export function usePageRequest(): PageRequest {
  const request = useContext(PageRequestContext);
  if (!request) throw new Error('usePageRequest needs a PageRequestProvider around the page');
  return request;
}
