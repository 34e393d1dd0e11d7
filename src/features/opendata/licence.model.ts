/** The terms under which the data may be used: Creative Commons Attribution 4.0 International. */
export const licenceAddress = 'https://creativecommons.org/licenses/by/4.0/';
export const licenceName = 'CC BY 4.0';
