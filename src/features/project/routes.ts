import { route } from '@react-router/dev/routes';

/** The pages by which projects are prepared and kept, relative to the language: file paths count from `src`. */
export const projectRoutes = [
  route('workspace/projects/new', 'features/project/pages/new.tsx'),
  ...form('new/own', 'new-own'),
  ...form('new/light', 'new-light'),
  ...form(':code/parallel', 'new-parallel'),
  ...form(':code/edit', 'edit'),
  ...form(':code/status', 'status'),
  ...form(':code/status/:status/correct', 'correct-status'),
  ...form(':code/status/:status/take-back', 'take-back-status'),
  ...form(':code/code', 'code'),
  ...form(':code/discard', 'discard'),
  route('workspace/projects/:code/bonds', 'features/project/pages/bonds.tsx'),
  ...form(':code/bonds/new', 'new-bond'),
  ...form(':code/bonds/:bond/remove', 'remove-bond'),
];

/** A form, and the address to which its script sends what somebody types. */
function form(path: string, page: string) {
  return [
    route(`workspace/projects/${path}`, `features/project/pages/${page}.tsx`),
    route(`workspace/projects/${path}/draft`, 'features/project/pages/form-draft.ts', { id: `project-${page}-draft` }),
  ];
}
