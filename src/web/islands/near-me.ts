/**
 * Sorts the list within by how near it is. Where the reader stands is asked of the browser on a tap, compared on the
 * device with the places that the page holds, and sent nowhere. `button`, `note`, `failed` and `unit` are its words.
 */
export class NearMe extends HTMLElement {
  connectedCallback(): void {
    const places = this.querySelectorAll('[data-at]');
    if (!('geolocation' in navigator) || places.length < 2 || this.querySelector('button')) return;
    const line = document.createElement('div');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button plain';
    button.textContent = this.getAttribute('button');
    line.className = 'row';
    const note = document.createElement('span');
    note.className = 'small muted';
    note.role = 'status';
    note.textContent = this.getAttribute('note');
    button.addEventListener('click', () =>
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => this.sort(coords.latitude, coords.longitude),
        () => {
          note.textContent = this.getAttribute('failed');
        },
        { maximumAge: 600_000, timeout: 20_000 },
      ),
    );
    line.append(button, note);
    this.prepend(line);
  }

  private sort(latitude: number, longitude: number): void {
    const list = this.querySelector('ul');
    const rows = [...(list?.children ?? [])].map((row) => ({
      row,
      far: distance(row.getAttribute('data-at'), latitude, longitude),
    }));
    rows.sort((a, b) => a.far - b.far);
    for (const { row, far } of rows) {
      list?.append(row);
      const over = row.querySelector('.card-over');
      const text = over?.textContent?.split(' — ')[0] ?? '';
      const unit = this.getAttribute('unit') ?? '';
      if (over && Number.isFinite(far)) over.textContent = `${text} — ${Math.round(far)} ${unit}`;
    }
  }
}

/** Great-circle distance in kilometres; what has no place is farthest. */
function distance(at: string | null, latitude: number, longitude: number): number {
  const [lat = Number.NaN, lon = Number.NaN] = (at ?? '').split(' ').map(Number);
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(lat - latitude) / 2) ** 2 +
    Math.cos(radians(lat)) *
      Math.cos(radians(latitude)) *
      Math.sin(radians(lon - longitude) / 2) ** 2;
  const far = 12_742 * Math.asin(Math.min(1, Math.sqrt(half)));
  return Number.isNaN(far) ? Number.POSITIVE_INFINITY : far;
}
