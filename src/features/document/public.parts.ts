export { FileField } from './parts/file-field.tsx';
