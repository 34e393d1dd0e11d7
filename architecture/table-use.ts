import { parseSync } from '@swc/core';

/** A place where SQL names a table: to read it, to change it or its structure, or as the target of a foreign key. */
export interface TableUse {
  readonly table: string;
  readonly kind: 'read' | 'write' | 'reference';
}

const readingCalls = /^(selectFrom|(inner|left|right|full|cross)Join(Lateral)?|from|using|table)$/;
const writingCalls = /^(insertInto|replaceInto|updateTable|deleteFrom|mergeInto)$/;
const startsLikeSql =
  /^\s*(select|with|insert into|update|delete from|merge into|truncate|copy|create|alter|drop|lock|analyze)\s/;
const comesBeforeTable =
  /\b(delete\s+from|from|join|into|update|references|table|view|on|truncate|copy|lock|analyze|using)\s+(?:(?:table|only|if\s+exists|if\s+not\s+exists)\s+)*(?=([^;()]*))/gi;
const commentOrText = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g;

/** Tables among `known` (snake_case) that the SQL and the query builder calls of a TypeScript file name. */
export function tablesNamedInSource(source: string, known: ReadonlySet<string>, { tsx = false } = {}): TableUse[] {
  const uses: TableUse[] = [];
  visit(parseSync(source, { syntax: 'typescript', tsx, target: 'esnext' }), (node) => {
    uses.push(...tablesNamedInSql(sqlOf(node), known));
    uses.push(...queryBuilderUses(node).filter(({ table }) => known.has(table)));
  });
  return uses;
}

/** Tables among `known` that plain SQL names. Comments and quoted texts do not count. */
export function tablesNamedInSql(sql: string, known: ReadonlySet<string>): TableUse[] {
  const uses: TableUse[] = [];
  for (const [, keyword, clause] of sql.replace(commentOrText, ' ').matchAll(comesBeforeTable)) {
    for (const table of leadingNames(clause ?? '')) {
      if (known.has(table)) uses.push({ table, kind: kindOf(keyword ?? '') });
    }
  }
  return uses;
}

function kindOf(keyword: string): TableUse['kind'] {
  if (/^references$/i.test(keyword)) return 'reference';
  return /^(from|join|using)$/i.test(keyword) ? 'read' : 'write';
}

/** `project p, area as a where …` gives project and area; a name before a point is a column's table, not a table's use. */
function leadingNames(clause: string): string[] {
  const names: string[] = [];
  for (const item of clause.split(',')) {
    const match = /^\s*(?:public\.)?"?([a-z_]\w*)"?(?![\w.])\s*(?:(?:as\s+)?[a-z_]\w*\s*)?(\S)?/i.exec(item);
    if (match?.[1] === undefined) break;
    names.push(match[1]);
    if (match[2] !== undefined) break;
  }
  return names;
}

// What is read of swc's syntax tree. Its own types name every kind of node; here a node is what has a type.
interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

function asNode(value: unknown): SyntaxNode | undefined {
  const isNode = typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
  return isNode ? (value as SyntaxNode) : undefined;
}

function visit(value: unknown, look: (node: SyntaxNode) => void): void {
  if (typeof value !== 'object' || value === null) return;
  const node = asNode(value);
  if (node) look(node);
  for (const child of Object.values(value)) visit(child, look);
}

/** The SQL in a node: a template tagged `sql`, or a text that begins like a statement. Otherwise nothing. */
function sqlOf(node: SyntaxNode): string {
  if (node.type === 'TaggedTemplateExpression') {
    return asNode(node.tag)?.value === 'sql' ? textOf(asNode(node.template)) : '';
  }
  const text = textOf(node);
  return startsLikeSql.test(text) ? text : '';
}

function textOf(node: SyntaxNode | undefined): string {
  if (node?.type === 'StringLiteral') return String(node.value);
  if (node?.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return '';
  return node.quasis.map((quasi) => asNode(quasi)?.raw).join(' ? ');
}

/** What a call of the query builder names: `selectFrom('areaListVersion as version')`. */
function queryBuilderUses(node: SyntaxNode): TableUse[] {
  if (node.type !== 'CallExpression' || !Array.isArray(node.arguments)) return [];
  const method = String(asNode(asNode(node.callee)?.property)?.value);
  const kind = writingCalls.test(method) ? 'write' : 'read';
  if (kind === 'read' && !readingCalls.test(method)) return [];
  return firstTexts(node.arguments).map((text) => ({ table: tableName(text), kind }));
}

/** The texts of the first argument, which is one text or a list of texts. */
function firstTexts([first]: readonly unknown[]): string[] {
  const argument = expressionOf(first);
  const items = argument?.type === 'ArrayExpression' ? (argument.elements as unknown[]) : [first];
  return items.map((item) => textOf(expressionOf(item)));
}

function expressionOf(item: unknown): SyntaxNode | undefined {
  return typeof item === 'object' && item !== null && 'expression' in item ? asNode(item.expression) : undefined;
}

function tableName(text: string): string {
  const [name = ''] = text.split(/\s+as\s+/);
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
