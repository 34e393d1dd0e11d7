export { findSheetKind } from './kind-registry.ts';
export type { SheetKind } from './sheet-kind.ts';
