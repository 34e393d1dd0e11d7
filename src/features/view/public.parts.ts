export { BulkRunView } from './parts/bulk-run-view.tsx';
export { ListFrame } from './parts/list-frame.tsx';
export { RefusalNotice } from './parts/refusal-notice.tsx';
