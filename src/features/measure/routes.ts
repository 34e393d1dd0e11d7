import { route } from '@react-router/dev/routes';

/** The pages of measures, relative to the language: file paths count from `src`. */
export const measureRoutes = [
  route('workspace/measures', 'features/measure/pages/measures.tsx'),
  route('workspace/measures/export.csv', 'features/measure/pages/measures-file.ts', { id: 'measures-csv' }),
  route('workspace/measures/export.xlsx', 'features/measure/pages/measures-file.ts', { id: 'measures-xlsx' }),
  route('workspace/projects/:code/measures', 'features/measure/pages/project-measures.tsx'),
  ...form('projects/:code/measures/new', 'new-measure'),
  route('workspace/needs', 'features/measure/pages/needs.tsx'),
  route('workspace/needs/export.csv', 'features/measure/pages/needs-file.ts', { id: 'needs-csv' }),
  route('workspace/needs/export.xlsx', 'features/measure/pages/needs-file.ts', { id: 'needs-xlsx' }),
  ...form('needs/new', 'new-need'),
  route('workspace/needs/:need', 'features/measure/pages/need.tsx'),
  ...form('needs/:need/edit', 'edit-need'),
  ...form('needs/:need/measure', 'meet-need'),
  ...form('needs/:need/decline', 'decline-need'),
  route('workspace/measures/series/:series', 'features/measure/pages/series.tsx'),
  ...form('measures/series/:series/edit', 'edit-series'),
  route('workspace/measures/:id', 'features/measure/pages/measure.tsx'),
  ...form('measures/:id/edit', 'edit-measure'),
  ...form('measures/:id/copy', 'copy-measure'),
  route('workspace/measures/:id/work-places', 'features/measure/pages/work-places.tsx'),
  ...form('measures/:id/work-places/new', 'new-work-place'),
  ...form('measures/:id/work-places/:place', 'edit-work-place'),
  route('workspace/measures/:id/segments', 'features/measure/pages/measure-segments.tsx'),
  route('workspace/measures/:id/chain', 'features/measure/pages/chain.tsx'),
  route('workspace/measures/:id/attendance', 'features/measure/pages/attendance.tsx'),
  ...form('measures/:id/attendance/new', 'new-attendance'),
  ...form('measures/:id/attendance/:line', 'edit-attendance'),
  ...form('measures/:id/state', 'move-measure'),
  route('workspace/measures/:id/sessions', 'features/measure/pages/sessions.tsx'),
  route('workspace/measures/:id/sessions/new', 'features/measure/pages/new-session.tsx'),
  route('workspace/measures/:id/sessions/new/draft', 'features/measure/pages/new-session-draft.ts'),
  route('workspace/measures/:id/sessions/run', 'features/measure/pages/session-run.tsx'),
  route('workspace/measures/:id/sessions/:session', 'features/measure/pages/session.tsx'),
  route('workspace/measures/:id/sessions/:session/draft', 'features/measure/pages/session-draft.ts'),
  route('workspace/measures/:id/sessions/:session/staff', 'features/measure/pages/session-staff.tsx'),
  route('workspace/measures/:id/staff', 'features/measure/pages/staff.tsx'),
  route('workspace/measures/:id/staff/new', 'features/measure/pages/new-staff.tsx'),
  route('workspace/measures/:id/staff/new/draft', 'features/measure/pages/new-staff-draft.ts'),
  route('workspace/measures/:id/staff/:staff', 'features/measure/pages/staff-member.tsx'),
  route('workspace/measures/:id/staff/:staff/draft', 'features/measure/pages/staff-member-draft.ts'),
  route('workspace/calendar-of-sessions', 'features/measure/pages/calendar.tsx'),
];

/** A form, and the address to which its script sends what somebody types. */
function form(path: string, page: string) {
  return [
    route(`workspace/${path}`, `features/measure/pages/${page}.tsx`),
    route(`workspace/${path}/draft`, 'features/measure/pages/form-draft.ts', { id: `${page}-draft` }),
  ];
}
