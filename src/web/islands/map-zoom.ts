/** One place in the drawing: which attribute, and the share that the hub gave it. */
interface Spot {
  readonly element: Element;
  readonly attribute: string;
  readonly share: number;
}

const STEP = 1.6;
const NEAREST = 12;

/**
 * Zooms and moves the map that the hub drew. The land is looked at through a smaller window; circles and names keep
 * their size and only move apart. `in`, `out`, `all` and `keys` are the words for the buttons and for the map itself.
 */
export class MapZoom extends HTMLElement {
  private spots: Spot[] = [];
  /** The window: its corner as shares of the map, and how many times larger the map is shown. */
  private x = 0;
  private y = 0;
  private scale = 1;

  connectedCallback(): void {
    const map = this.map;
    if (!map || this.spots.length > 0) return;
    this.spots = [...map.querySelectorAll('circle, text')].flatMap(spotsOf);
    this.tabIndex = 0;
    this.role = 'group';
    this.ariaLabel = this.getAttribute('keys');
    this.addButtons();
    this.addEventListener('keydown', (event) => this.press(event));
    map.addEventListener(
      'focusin',
      ({ target }) => target instanceof Element && this.reveal(target),
    );
    map.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    this.drag(map);
  }

  private get map(): SVGSVGElement | null {
    return this.querySelector<SVGSVGElement>('svg.map');
  }

  private addButtons(): void {
    const box = document.createElement('div');
    box.className = 'zoom-buttons';
    const add = (sign: string, word: string, act: () => void) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = sign;
      button.ariaLabel = this.getAttribute(word);
      button.title = button.ariaLabel ?? '';
      button.addEventListener('click', act);
      box.append(button);
    };
    add('+', 'in', () => this.zoom(STEP));
    add('−', 'out', () => this.zoom(1 / STEP));
    add('↺', 'all', () => this.zoom(0));
    this.append(box);
  }

  /** Times closer, around a point of the window given in shares of it. */
  private zoom(times: number, px = 0.5, py = 0.5): void {
    const scale = Math.min(NEAREST, Math.max(1, this.scale * times));
    this.look(this.x + px / this.scale - px / scale, this.y + py / this.scale - py / scale, scale);
  }

  private look(x: number, y: number, scale = this.scale): void {
    const room = 1 - 1 / scale;
    this.scale = scale;
    this.x = Math.min(room, Math.max(0, x));
    this.y = Math.min(room, Math.max(0, y));
    const land = this.map?.querySelector('svg.land');
    const whole = land?.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
    this.dataset.width ??= String(whole[2]);
    this.dataset.height ??= String(whole[3]);
    const [width, height] = [Number(this.dataset.width), Number(this.dataset.height)];
    land?.setAttribute(
      'viewBox',
      `${this.x * width} ${this.y * height} ${width / scale} ${height / scale}`,
    );
    for (const { element, attribute, share } of this.spots) {
      const corner = attribute.endsWith('x') ? this.x : this.y;
      element.setAttribute(attribute, `${((share - corner) * scale * 100).toFixed(2)}%`);
    }
    this.classList.toggle('zoomed', scale > 1);
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 0.2 / this.scale;
    const acts: Record<string, () => void> = {
      '+': () => this.zoom(STEP),
      '=': () => this.zoom(STEP),
      '-': () => this.zoom(1 / STEP),
      '0': () => this.zoom(0),
      ...(this.scale > 1 && {
        ArrowLeft: () => this.look(this.x - step, this.y),
        ArrowRight: () => this.look(this.x + step, this.y),
        ArrowUp: () => this.look(this.x, this.y - step),
        ArrowDown: () => this.look(this.x, this.y + step),
      }),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** A link that the keyboard has reached outside the window is brought to its middle. */
  private reveal(link: Element): void {
    const at = (attribute: string) =>
      this.spots.find((spot) => link.contains(spot.element) && spot.attribute === attribute);
    const [x, y] = [at('cx')?.share, at('cy')?.share];
    if (this.scale === 1 || x === undefined || y === undefined) return;
    const half = 0.5 / this.scale;
    const hidden = Math.abs(x - this.x - half) > half || Math.abs(y - this.y - half) > half;
    if (hidden) this.look(x - half, y - half);
  }

  /** Only with the control key, which is also what pinching a touchpad sends: the wheel alone moves the page. */
  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey || !(event.currentTarget instanceof Element)) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const times = Math.exp(-event.deltaY / 200);
    this.zoom(
      times,
      (event.clientX - box.left) / box.width,
      (event.clientY - box.top) / box.height,
    );
  }

  private drag(map: SVGSVGElement): void {
    let from: { x: number; y: number } | null = null;
    let moved = 0;
    map.addEventListener('pointerdown', ({ clientX, clientY }) => {
      moved = 0;
      from = this.scale > 1 ? { x: clientX, y: clientY } : null;
    });
    map.addEventListener('pointermove', ({ clientX, clientY, pointerId }) => {
      if (!from) return;
      const box = map.getBoundingClientRect();
      const [dx, dy] = [clientX - from.x, clientY - from.y];
      moved += Math.abs(dx) + Math.abs(dy);
      if (moved > 4) map.setPointerCapture(pointerId);
      this.look(this.x - dx / box.width / this.scale, this.y - dy / box.height / this.scale);
      from = { x: clientX, y: clientY };
    });
    const stop = () => {
      from = null;
    };
    map.addEventListener('pointerup', stop);
    map.addEventListener('pointercancel', stop);
    map.addEventListener('dragstart', (event) => event.preventDefault());
    map.addEventListener('click', (event) => moved > 4 && event.preventDefault(), {
      capture: true,
    });
  }
}

const spotsOf = (element: Element): Spot[] =>
  ['cx', 'cy', 'x', 'y'].flatMap((attribute) => {
    const value = element.getAttribute(attribute);
    return value?.endsWith('%')
      ? [{ element, attribute, share: Number.parseFloat(value) / 100 }]
      : [];
  });
