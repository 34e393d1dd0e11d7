interface AreaSketchProps {
  /** What the map shows, in words. */
  label: string;
  /** Width and height in the units of the paths. */
  box: { readonly width: number; readonly height: number };
  /** The border around everything, as SVG path data. */
  outline: string;
  /** The areas that are filled; `all` fills everything. */
  filled: readonly string[] | 'all';
}

/** A small plain map that shows where something is. Whoever uses it says the same in words beside it. */
export function AreaSketch({ label, box, outline, filled }: AreaSketchProps) {
  return (
    <svg className="area-sketch" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={label}>
      <path className={filled === 'all' ? 'filled' : 'outline'} d={outline} />
      {filled !== 'all' && filled.map((path) => <path key={path} className="filled" d={path} />)}
    </svg>
  );
}
