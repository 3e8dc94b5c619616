/** Around a form with a list of time zones: one tap chooses that of the device. `button` is its word. */
export class DeviceZone extends HTMLElement {
  connectedCallback(): void {
    const list = this.querySelector('select');
    const form = this.querySelector('form');
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!list || !form || list.value === zone || this.querySelector('[data-device]')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button plain';
    button.dataset.device = zone;
    button.textContent = this.getAttribute('button');
    button.addEventListener('click', () => {
      // Browsers call some zones by another name than the list does.
      if (![...list.options].some(({ value }) => value === zone)) list.add(new Option(zone, zone));
      list.value = zone;
      form.requestSubmit();
    });
    form.append(button);
  }
}
