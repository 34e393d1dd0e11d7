export { DraftNotice } from './parts/draft-notice.tsx';
export { OthersNotice } from './parts/others-notice.tsx';
