import { prefix, type RouteConfig } from '@react-router/dev/routes';
import { alertRoutes } from './features/alert/routes.ts';
import { opendataRoutes } from './features/opendata/routes.ts';
import { registerRoutes } from './features/register/routes.ts';

// Every page lives under its language (`/fi/…`); the server lets only known languages this far.
export default prefix(':language', [...registerRoutes, ...alertRoutes, ...opendataRoutes]) satisfies RouteConfig;
