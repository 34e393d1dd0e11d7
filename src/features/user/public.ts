export { isPersonNameTooLong, longestPersonName, personName } from './person-name.model.ts';
