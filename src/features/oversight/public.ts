export { detailsInWords } from './entry-details.model.ts';
