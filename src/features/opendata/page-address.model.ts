/** Pages that are not about one thing of the register, behind the language. */
export const lastingPages = [
  '',
  '/projects',
  '/statistics',
  '/training',
  '/about-data',
  '/accessibility',
  '/open-data',
  '/open-data/api',
];
