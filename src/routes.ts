import { prefix, type RouteConfig } from '@react-router/dev/routes';
import { accessRoutes } from './features/access/routes.ts';
import { alertRoutes } from './features/alert/routes.ts';
import { descriptionRoutes } from './features/description/routes.ts';
import { draftRoutes } from './features/draft/routes.ts';
import { entryRoutes } from './features/entry/routes.ts';
import { opendataRoutes } from './features/opendata/routes.ts';
import { oversightRoutes } from './features/oversight/routes.ts';
import { registerRoutes } from './features/register/routes.ts';
import { sheetRoutes } from './features/sheet/routes.ts';
import { viewRoutes } from './features/view/routes.ts';
import { workspaceRoutes } from './features/workspace/routes.ts';

// Every page lives under its language (`/fi/…`); the server lets only known languages this far.
export default prefix(':language', [
  ...registerRoutes,
  ...alertRoutes,
  ...opendataRoutes,
  ...accessRoutes,
  ...descriptionRoutes,
  ...draftRoutes,
  ...entryRoutes,
  ...sheetRoutes,
  ...oversightRoutes,
  ...viewRoutes,
  ...workspaceRoutes,
]) satisfies RouteConfig;
