export interface Room {
  /** What the room is about, in one line. */
  readonly subject: string;
  /** Rooms whose doors it may use. */
  readonly mayImport: readonly string[];
  /** Tables and views it owns. */
  readonly tables: readonly string[];
  /** Those of them that rooms which may import it may read in SQL. */
  readonly published: readonly string[];
  /** Those of them with personal data. */
  readonly personal?: readonly string[];
}

export const rooms: Readonly<Record<string, Room>>;

/** Tables of the platform, of no room. */
export const platformTables: readonly string[];
