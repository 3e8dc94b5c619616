import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GeoPermissibleObjects, type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';
import { LRUCache } from 'lru-cache';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { pathWriter } from './path-writer.ts';

/** West, south, east, north in degrees; west may be greater than east across the antimeridian. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** One drawing of the earth. Places are shares of its width and height, so that it can be shown at any size. */
export interface WorldFrame {
  readonly width: number;
  readonly height: number;
  /** Paths in whole units of this width and height. */
  readonly land: string;
  readonly borders: string;
  /** One country by its ISO 3166-1 numeric code; empty where the atlas has no shape for it. */
  shape(numeric: string): string;
  /** null outside the drawing. */
  place(lon: number, lat: number): readonly [number, number] | null;
}

/** About two units a pixel on a wide screen. */
const WIDTH = 1920;
/** The Bering Strait, not Chukotka, is where the sheet is cut. */
const TURN = -11;
/** Cape Morris Jesup to Cape Horn; the whole equator, so that no island of the Pacific is lost at the sides. */
const [NORTH, SOUTH] = [83.7, -57];
const MARGIN = 14;
const ANTARCTICA = '010';

const frames = new LRUCache<string, WorldFrame>({ max: 24 });

/** The whole inhabited world, or the part of it within bounds, in an equal-area projection. */
export function worldFrame(bounds?: Bounds): WorldFrame {
  const key = bounds?.join(' ') ?? 'world';
  const known = frames.get(key);
  if (known) return known;
  const frame = bounds ? regionFrame(bounds) : wholeFrame();
  frames.set(key, frame);
  return frame;
}

function wholeFrame(): WorldFrame {
  const atlas = countries('110m');
  const projection = geoEqualEarth().rotate([TURN, 0]);
  projection.fitWidth(WIDTH - 2 * MARGIN, { type: 'Sphere' });
  const row = (latitude: number) => projection([0, latitude])?.[1] ?? 0;
  const [x, y] = projection.translate();
  projection.translate([x + MARGIN, y - row(NORTH)]);
  return draw(atlas, projection, Math.round(row(SOUTH)));
}

/** Two thirds as high as wide, or square where the region is tall; finer shapes, because fewer of them are seen. */
function regionFrame([west, south, east, north]: Bounds): WorldFrame {
  const span = (east - west + 360) % 360 || 360;
  const outline: GeoPermissibleObjects = {
    type: 'MultiPoint',
    coordinates: [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      [west + share * span, south],
      [west + share * span, north],
    ]),
  };
  const projection = geoEqualEarth().rotate([-(west + span / 2), 0]);
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(outline);
  const height = right - left < 1.2 * (bottom - top) ? WIDTH : Math.round((WIDTH * 2) / 3);
  projection
    .fitExtent(
      [
        [0, 0],
        [WIDTH, height],
      ],
      outline,
    )
    .clipExtent([
      [-4, -4],
      [WIDTH + 4, height + 4],
    ]);
  return draw(countries(span < 90 ? '50m' : '110m'), projection, height);
}

function draw(
  { topology, inhabited }: Atlas,
  projection: GeoProjection,
  height: number,
): WorldFrame {
  const path = (object: GeoPermissibleObjects, closed: boolean) => {
    const writer = pathWriter(closed);
    geoPath(projection, writer)(object);
    return writer.path();
  };
  const outlines: GeometryCollection = { type: 'GeometryCollection', geometries: inhabited };
  return {
    width: WIDTH,
    height,
    land: path(merge(topology, inhabited), true),
    borders: path(
      mesh(topology, outlines, (one, other) => one !== other),
      false,
    ),
    shape(numeric) {
      const country = inhabited.find(({ id }) => id === numeric);
      return country ? path(feature(topology, country), true) : '';
    },
    place(lon, lat) {
      const point = projection([lon, lat]);
      if (!point) return null;
      const [x, y] = [point[0] / WIDTH, point[1] / height];
      return x < 0 || x > 1 || y < 0 || y > 1 ? null : [x, y];
    },
  };
}

interface Atlas {
  readonly topology: Topology;
  readonly inhabited: (Polygon | MultiPolygon)[];
}

const require = createRequire(import.meta.url);
const atlases = new Map<string, Atlas>();

/** Natural Earth's countries as world-atlas packs them (public domain); Antarctica is left out. */
function countries(scale: '110m' | '50m'): Atlas {
  const known = atlases.get(scale);
  if (known) return known;
  const file = require.resolve(`world-atlas/countries-${scale}.json`);
  const topology: Topology = JSON.parse(readFileSync(file, 'utf8'));
  const { countries: all } = topology.objects;
  const geometries = all?.type === 'GeometryCollection' ? all.geometries : [];
  const inhabited = geometries.filter(isArea).filter(({ id }) => id !== ANTARCTICA);
  const atlas = { topology, inhabited };
  atlases.set(scale, atlas);
  return atlas;
}

const isArea = (geometry: { type: string | null }): geometry is Polygon | MultiPolygon =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';

/** Whether the world map has a shape for this ISO 3166-1 numeric code; territories without one are marked with a ring. */
export function hasShape(numeric: string): boolean {
  return countries('110m').inhabited.some(({ id }) => id === numeric);
}
