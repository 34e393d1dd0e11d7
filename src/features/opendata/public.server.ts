export { registerOpenData } from './open-data.server.ts';
export type { OpenDataService } from './service.server.ts';
