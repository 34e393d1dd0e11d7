/** The job that reads files sent in for import and takes them in; woken when one waits. */
export const importJobName = 'imports';
