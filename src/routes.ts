import { prefix, type RouteConfig } from '@react-router/dev/routes';
import { accessRoutes } from './features/access/routes.ts';
import { alertRoutes } from './features/alert/routes.ts';
import { bodyRoutes } from './features/body/routes.ts';
import { contactRoutes } from './features/contact/routes.ts';
import { coordinationRoutes } from './features/coordination/routes.ts';
import { descriptionRoutes } from './features/description/routes.ts';
import { documentRoutes } from './features/document/routes.ts';
import { draftRoutes } from './features/draft/routes.ts';
import { entryRoutes } from './features/entry/routes.ts';
import { measureRoutes } from './features/measure/routes.ts';
import { opendataRoutes } from './features/opendata/routes.ts';
import { oversightRoutes } from './features/oversight/routes.ts';
import { participantRoutes } from './features/participant/routes.ts';
import { planRoutes } from './features/plan/routes.ts';
import { procurementRoutes } from './features/procurement/routes.ts';
import { projectRoutes } from './features/project/routes.ts';
import { recommendationRoutes } from './features/recommendation/routes.ts';
import { registerRoutes } from './features/register/routes.ts';
import { seatRoutes } from './features/seat/routes.ts';
import { sheetRoutes } from './features/sheet/routes.ts';
import { trainingRoutes } from './features/training/routes.ts';
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
  ...bodyRoutes,
  ...contactRoutes,
  ...documentRoutes,
  ...recommendationRoutes,
  ...procurementRoutes,
  ...projectRoutes,
  ...measureRoutes,
  ...participantRoutes,
  ...seatRoutes,
  ...planRoutes,
  ...coordinationRoutes,
  ...trainingRoutes,
  ...workspaceRoutes,
]) satisfies RouteConfig;
