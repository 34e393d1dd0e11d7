export { alertJobName } from './alert-job.ts';
export { type AlertOutcome, type AlertService, runAlerts } from './alert-run.server.ts';
