import { encode } from 'uqr';

interface QrCodeProps {
  /** What a camera reads in it. */
  text: string;
  /** What it is, for those who do not see it. */
  label: string;
}

/** A picture that a telephone reads: one path of dark squares, drawn without any style of its own. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { border: 4, ecc: 'M' });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={squares} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
