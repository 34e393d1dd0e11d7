export { History } from './parts/history.tsx';
