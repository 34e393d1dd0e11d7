/** Of an answer that is a workbook to keep. `name` in plain letters, without its ending. */
export function workbookHeaders(name: string): Record<string, string> {
  return {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename="${name}.xlsx"`,
  };
}
