import { useTexts } from '#platform/i18n/use-texts.ts';
import { classOf, type ValueClass, valueClasses } from './value-class.model.ts';

/** An area of a map: its outline as SVG path data, and what is told of it. */
export interface MapArea {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly labelX: number;
  readonly labelY: number;
  /** `null` when not known. */
  readonly value: number | null;
  /** Where the area leads to. */
  readonly href: string;
  /** The area that is chosen, or that the page is about. */
  readonly isSelected?: boolean;
}

interface RegionMapProps {
  /** Unique on the page. */
  id: string;
  title: string;
  /** Set when the heading just above says the same as the title. */
  hideTitle?: boolean;
  /** Width and height in the units of the paths. */
  box: { readonly width: number; readonly height: number };
  areas: readonly MapArea[];
  /** Writes a value with its unit. */
  format: (value: number) => string;
  /** Writes a value in at most five letters, to stand on the map; `format` unless given. */
  shortFormat?: (value: number) => string;
  /** Whose map it is, under the legend. */
  credit: string;
}

/**
 * A map whose areas are coloured by the class of their value. Each area also bears its value in figures and is a link with a
 * name, so that nothing rests on colour. The caller puts the same figures beside it as a table.
 */
export function RegionMap({ id, title, hideTitle, box, areas, format, shortFormat, credit }: RegionMapProps) {
  const classes = valueClasses(areas.flatMap(({ value }) => value ?? []));
  // What is drawn last lies on top: the outline of a selected area must not be hidden by its neighbours.
  const inOrder = areas.toSorted((a, b) => Number(a.isSelected ?? false) - Number(b.isSelected ?? false));
  return (
    <figure className="region-map" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`} className={hideTitle ? 'visually-hidden' : undefined}>
        {title}
      </figcaption>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-labelledby={`${id}-title`}>
        <title>{title}</title>
        {inOrder.map((area) => (
          <Area
            key={area.key}
            area={area}
            valueClass={classOf(area.value, classes)}
            format={format}
            shortFormat={shortFormat ?? format}
          />
        ))}
      </svg>
      <Legend classes={classes} hasNone={areas.some(({ value }) => classOf(value, classes) === 0)} format={format} />
      <p className="note">{credit}</p>
    </figure>
  );
}

interface AreaProps {
  area: MapArea;
  valueClass: number;
  format: (value: number) => string;
  shortFormat: (value: number) => string;
}

function Area({ area, valueClass, format, shortFormat }: AreaProps) {
  const t = useTexts();
  const { name, path, labelX, labelY, value, href, isSelected = false } = area;
  const told = `${name}: ${value === null ? t('ui.chart.unknown') : format(value)}`;
  return (
    <a
      className={`map-area class-${valueClass}${isSelected ? ' selected' : ''}`}
      href={href}
      aria-label={told}
      aria-current={isSelected || undefined}
    >
      <title>{told}</title>
      {/* A small area is hard to hit with a finger. */}
      <circle className="map-reach" cx={labelX} cy={labelY} r="34" />
      <path d={path} />
      <text x={labelX} y={labelY} dy="9">
        {value === null ? '–' : shortFormat(value)}
      </text>
    </a>
  );
}

interface LegendProps {
  classes: readonly ValueClass[];
  hasNone: boolean;
  format: (value: number) => string;
}

/** What the colours mean: from the lowest to the highest value that each class has. */
function Legend({ classes, hasNone, format }: LegendProps) {
  const t = useTexts();
  const entries = classes.map(({ lowest, highest }, index) => ({
    valueClass: index + 1,
    meaning: lowest === highest ? format(lowest) : `${format(lowest)}–${format(highest)}`,
  }));
  if (hasNone) entries.unshift({ valueClass: 0, meaning: t('ui.map.none') });
  return (
    <ul className="map-legend">
      {entries.map(({ valueClass, meaning }) => (
        <li key={valueClass}>
          <svg className={`map-area class-${valueClass}`} width="24" height="14" aria-hidden="true" focusable="false">
            <path d="M1 1h22v12h-22z" />
          </svg>
          {meaning}
        </li>
      ))}
    </ul>
  );
}
