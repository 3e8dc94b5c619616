import type { Child, FC } from 'hono/jsx';
import { KindLegend } from '../components/kind.tsx';
import { type Kind, type Locale, number } from '../components/locale.ts';
import { round, textSize } from './axis.ts';
import { type Dot, type Label, placeLabels, placeLinks, type Sheet } from './map-layout.ts';
import { fill, Patterns, SmallPatterns, smallFill } from './patterns.tsx';
import { type Bounds, hasShape, type WorldFrame, worldFrame } from './world.ts';

export interface Place {
  /** Unique on the map. */
  readonly code: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** ISO 3166-1 numeric, three digits: tells which shape is this country's, if the atlas has one. */
  readonly numeric?: string;
  /** null: on the map as the end of a flow only. */
  readonly value: number | null;
  readonly kind: Kind;
  readonly href?: string;
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly kind: Kind;
}

interface WorldMapProps {
  readonly locale: Locale;
  readonly id: string;
  readonly title: Child;
  /** What there is to see, in one sentence above the map. */
  readonly say?: Child;
  readonly places: readonly Place[];
  readonly flows?: readonly Flow[];
  /** The country that the map is about, set apart in ochre. */
  readonly origin?: string;
  /** Only this part of the world. */
  readonly bounds?: Bounds;
  readonly format?: Intl.NumberFormatOptions;
  /** Whose figures these are, under the legend. */
  readonly children?: Child;
}

/** Radii on a wide screen; the area of a circle follows its value. */
const LARGEST = 40;
const SMALLEST = 3.5;
/** What is left of a radius on a phone and on a tablet or on paper; the stylesheet says the same. */
const [PHONE, TABLET] = [0.42, 0.7];

/** An equal-area world with a circle a country and lines from origin to residence. The caller sets a table beside it. */
export const WorldMap: FC<WorldMapProps> = (props) => {
  const { locale, id, title, say, places, flows = [], origin, bounds, format, children } = props;
  const frame = worldFrame(bounds);
  const spots = located(places, frame);
  const chosen = spots.find(({ code }) => code === origin);
  return (
    <figure class="chart world">
      <figcaption id={`${id}-title`}>{title}</figcaption>
      {say && <p>{say}</p>}
      <map-zoom
        in={locale.t('map.zoom-in')}
        out={locale.t('map.zoom-out')}
        all={locale.t('map.zoom-all')}
        keys={locale.t('map.keys')}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links in it is no fieldset */}
        <svg
          class={classOf(frame, bounds)}
          role="group"
          aria-labelledby={`${id}-title`}
          direction="ltr"
        >
          <Patterns id={id} uses={spots.map(({ kind }) => ({ kind, tone: 'ink' }))} />
          <SmallPatterns id={id} />
          <svg
            class="land"
            viewBox={`0 0 ${frame.width} ${frame.height}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path d={frame.land} />
            <path class="borders" d={frame.borders} />
            {chosen?.numeric && <path class="origin" d={frame.shape(chosen.numeric)} />}
            <Flows flows={flows} spots={spots} frame={frame} />
          </svg>
          <Circles
            id={id}
            spots={spots}
            frame={frame}
            locale={locale}
            format={format}
            origin={chosen}
          />
        </svg>
      </map-zoom>
      <Ranks spots={spots} locale={locale} format={format} origin={chosen} />
      <Sizes most={largest(spots)} locale={locale} format={format} />
      <KindLegend locale={locale} kinds={spots.filter(hasValue).map(({ kind }) => kind)} />
      {children}
      <SmallTerritories id={id} spots={spots} locale={locale} format={format} />
    </figure>
  );
};

/** The stylesheet knows three proportions. */
const classOf = ({ width, height }: WorldFrame, bounds: Bounds | undefined): string =>
  bounds ? `map ${width === height ? 'square' : 'region'}` : 'map';

type Spot = Place & Dot;
type KnownSpot = Spot & { readonly value: number };
const hasValue = (spot: Spot): spot is KnownSpot => spot.value !== null;
const largest = (spots: readonly Place[]): number =>
  Math.max(1, ...spots.map(({ value }) => value ?? 0));

/** Largest first, so that small circles lie on top and names go to the large. */
function located(places: readonly Place[], frame: WorldFrame): Spot[] {
  const most = largest(places);
  return places
    .flatMap((place) => {
      const at = frame.place(place.lon, place.lat);
      return at ? [{ ...place, x: at[0], y: at[1], r: radius(place.value ?? 0, most) }] : [];
    })
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
}

const radius = (value: number, most: number): number =>
  round(Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, value) / most)));

/** Three arrangements, each reckoned for the narrowest screen that shows it; the stylesheet shows one of them. */
const sheets = (
  { width, height }: WorldFrame,
  locale: Locale,
): Record<'wide' | 'tablet' | 'phone', Sheet> => {
  const size = (pixels: number) => ({
    width: pixels,
    height: (pixels * height) / width,
    fontSize: textSize(locale),
  });
  return {
    wide: { ...size(860), scale: 1, labels: 16, links: 40 },
    tablet: { ...size(570), scale: TABLET, labels: 9, links: 10 },
    phone: { ...size(272), scale: PHONE, labels: RANKS, links: 10 },
  };
};

interface CirclesProps {
  readonly id: string;
  readonly spots: readonly Spot[];
  readonly frame: WorldFrame;
  readonly locale: Locale;
  readonly format: Intl.NumberFormatOptions | undefined;
  readonly origin: Spot | undefined;
}

const Circles: FC<CirclesProps> = ({ id, spots, frame, locale, format, origin }) => {
  const known = spots.filter(hasValue).filter(({ code }) => code !== origin?.code);
  const named = origin ? [{ ...origin, r: ORIGIN, first: true }, ...known] : known;
  const { wide, tablet, phone } = sheets(frame, locale);
  const linkable = known.filter(({ href }) => href);
  const links = { wide: placeLinks(linkable, wide), narrow: placeLinks(linkable, phone) };
  return (
    <>
      {known.map((spot) => {
        const text = locale.t('chart.pair', {
          name: spot.name,
          value: number(spot.value, locale, format),
        });
        const [wideLink, narrowLink] = [links.wide.has(spot.code), links.narrow.has(spot.code)];
        const circle = { id, spot, text };
        return wideLink === narrowLink ? (
          <Circle {...circle} linked={wideLink} />
        ) : (
          <>
            <Circle {...circle} linked={wideLink} only="roomy" />
            <Circle {...circle} linked={narrowLink} only="tight" />
          </>
        );
      })}
      {origin && <circle class="dot origin" cx={share(origin.x)} cy={share(origin.y)} r={ORIGIN} />}
      <Names labels={placeLabels(named, wide)} dots={named} only="roomy" />
      <Names labels={placeLabels(named, tablet)} dots={named} only="on-tablet" />
      <Names labels={rankLabels(named, phone, locale)} dots={named} only="on-phone" />
    </>
  );
};

/** A phone has no room for names: circles bear their rank, and a list below says whose it is. */
const rankLabels = (dots: readonly (Spot & { first?: boolean })[], sheet: Sheet, locale: Locale) =>
  placeLabels(rankedFirst(dots, sheet.labels, locale), sheet);

function rankedFirst(
  dots: readonly (Spot & { first?: boolean })[],
  most: number,
  locale: Locale,
): Dot[] {
  const known = dots.filter(({ first }) => !first).slice(0, most);
  const ranked = known.map((dot, at) => ({ ...dot, name: number(at + 1, locale) }));
  return [...dots.filter(({ first }) => first), ...ranked];
}

const RANKS = 8;

const Ranks: FC<Omit<CirclesProps, 'id' | 'frame'>> = ({ spots, locale, format, origin }) => {
  const known = spots.filter(hasValue).filter(({ code }) => code !== origin?.code);
  return (
    <ol class="map-ranks on-phone">
      {known.slice(0, RANKS).map(({ name, value, href }) => (
        <li>
          {href ? <a href={href}>{name}</a> : name} {number(value, locale, format)}
        </li>
      ))}
    </ol>
  );
};

const ORIGIN = 7;
const TARGET = 12;
const share = (value: number): string => `${round(value * 100, 2)}%`;

interface CircleProps {
  readonly id: string;
  readonly spot: KnownSpot;
  readonly text: string;
  readonly linked: boolean;
  readonly only?: 'roomy' | 'tight';
}

const Circle: FC<CircleProps> = ({ id, spot, text, linked, only }) => {
  const { x, y, r, kind, href, numeric } = spot;
  const at = { cx: share(x), cy: share(y) };
  const circle = (
    <>
      {numeric && !hasShape(numeric) && <circle class="dot ring" {...at} r={r + 4} />}
      <circle
        class={`dot dot-${kind}`}
        {...at}
        r={r}
        {...(kind !== 'observed' && { fill: r < 10 ? smallFill(id, kind) : fill(id, kind, 'ink') })}
      >
        {!linked && <title>{text}</title>}
      </circle>
    </>
  );
  const classes = only ? { class: only } : {};
  if (!linked || !href) return only ? <g {...classes}>{circle}</g> : circle;
  return (
    <a href={href} {...classes}>
      <title>{text}</title>
      {r * (only === 'roomy' ? 1 : PHONE) < TARGET && <circle class="hit" {...at} r={TARGET} />}
      {circle}
    </a>
  );
};

interface NamesProps {
  readonly labels: readonly Label[];
  readonly dots: readonly Dot[];
  readonly only: 'roomy' | 'on-tablet' | 'on-phone';
}

const ANCHORS = { left: 'end', right: 'start', middle: 'middle' } as const;

const Names: FC<NamesProps> = ({ labels, dots, only }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: names are not focusable, and the links say them
  <g class={`names ${only}`} aria-hidden="true">
    {labels.map(({ code, text, dx, dy, side }) => {
      const dot = dots.find((each) => each.code === code);
      return (
        <text
          x={share(dot?.x ?? 0)}
          y={share(dot?.y ?? 0)}
          dx={dx}
          dy={dy}
          text-anchor={ANCHORS[side]}
        >
          {text}
        </text>
      );
    })}
  </g>
);

interface FlowsProps {
  readonly flows: readonly Flow[];
  readonly spots: readonly Spot[];
  readonly frame: WorldFrame;
}

/** Widths in the units of the map, so that they shrink with it. */
const Flows: FC<FlowsProps> = ({ flows, spots, frame }) => {
  const most = Math.max(1, ...flows.map(({ value }) => value));
  return (
    <>
      {flows.map(({ from, to, value, kind }) => {
        const [start, end] = [
          spots.find(({ code }) => code === from),
          spots.find(({ code }) => code === to),
        ];
        if (!start || !end || from === to) return null;
        const width = round(2.5 + (8 * value) / most);
        return (
          <path
            class={`flow flow-${kind}`}
            d={arc(start, end, frame)}
            stroke-width={width}
            {...dashes(kind, width)}
          />
        );
      })}
    </>
  );
};

const dashes = (kind: Kind, width: number): Record<string, string> => {
  if (kind === 'modelled')
    return { 'stroke-dasharray': `${round(width * 3)} ${round(width * 1.2)}` };
  return kind === 'extrapolated'
    ? { 'stroke-dasharray': `0 ${round(width * 1.8)}`, 'stroke-linecap': 'round' }
    : {};
};

/** Bent towards the nearer pole, as the great circle between two places of one hemisphere is. */
function arc(from: Dot, to: Dot, { width, height }: WorldFrame): string {
  const [x1, y1] = [from.x * width, from.y * height];
  const [x2, y2] = [to.x * width, to.y * height];
  const pole = (y1 + y2) / 2 < height * 0.66 ? -1 : 1;
  const lift = Math.hypot(x2 - x1, y2 - y1) * 0.18 * pole;
  const lean =
    x2 === x1 ? 0 : ((y2 - y1) / Math.hypot(x2 - x1, y2 - y1)) * Math.sign(x2 - x1) * -lift;
  const points = [x1, y1, (x1 + x2) / 2 + lean, (y1 + y2) / 2 + lift, x2, y2].map(Math.round);
  return `M${points[0]} ${points[1]}Q${points.slice(2).join(' ')}`;
}

interface SizesProps {
  readonly most: number;
  readonly locale: Locale;
  readonly format: Intl.NumberFormatOptions | undefined;
}

const Sizes: FC<SizesProps> = ({ most, locale, format }) => (
  <ul class="legend sizes" aria-label={locale.t('map.sizes')}>
    {steps(most).map((value) => {
      const r = radius(value, most);
      return (
        <li>
          {SIZES.map(([name, scale]) => {
            const side = round(2 * r * scale + 2);
            return (
              <svg class={name} width={side} height={side} aria-hidden="true">
                <circle cx="50%" cy="50%" r={round(r * scale)} />
              </svg>
            );
          })}
          {number(value, locale, format)}
        </li>
      );
    })}
  </ul>
);

const SIZES = [
  ['on-phone', PHONE],
  ['on-tablet', TABLET],
  ['roomy', 1],
] as const;

/** Three round numbers that the eye can compare: the largest below the maximum, a fifth of it, a fiftieth. */
function steps(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(most));
  const top = [5, 2, 1].map((step) => step * power).find((value) => value <= most) ?? power;
  return [top, top / 5, top / 50].filter((value) => value >= 1 || most < 1);
}

interface SmallTerritoriesProps extends Omit<SizesProps, 'most'> {
  readonly id: string;
  readonly spots: readonly Spot[];
}

/** As many as are read at a glance; more are unfolded by whoever looks for one. */
const FEW = 12;

/** What a map of the world hides, in words. */
const SmallTerritories: FC<SmallTerritoriesProps> = ({ id, spots, locale, format }) => {
  const small = spots.filter(hasValue).filter(({ numeric }) => numeric && !hasShape(numeric));
  if (small.length === 0) return null;
  const list = (
    <ul class="legend" aria-labelledby={`${id}-small`}>
      {small.map(({ name, href, value }) => (
        <li>
          {href ? <a href={href}>{name}</a> : name} {number(value, locale, format)}
        </li>
      ))}
    </ul>
  );
  if (small.length > FEW)
    return (
      <details class="unknown small-territories">
        <summary id={`${id}-small`}>{locale.t('map.small.many', { n: small.length })}</summary>
        {list}
      </details>
    );
  return (
    <div class="small-territories">
      <p id={`${id}-small`}>{locale.t('map.small')}</p>
      {list}
    </div>
  );
};
