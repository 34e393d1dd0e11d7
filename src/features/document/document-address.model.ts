/** The documents of a project, below `/<language>`. */
export function documentsAddress(code: string): string {
  return `/workspace/projects/${code}/documents`;
}

/** A document with its versions, below `/<language>`. */
export function documentAddress(code: string, id: number): string {
  return `${documentsAddress(code)}/${id}`;
}

/** Where a document is made public and taken back, below `/<language>`. */
export function publicityAddress(code: string, id: number): string {
  return `${documentAddress(code, id)}/publicity`;
}

/** The file that everybody may have, below `/<language>`. */
export function publicFileAddress(code: string, id: number): string {
  return `/projects/${code}/documents/${id}`;
}

/** The file of a version, below `/<language>`. */
export function fileAddress(code: string, id: number, number: number): string {
  return `${documentAddress(code, id)}/versions/${number}`;
}
