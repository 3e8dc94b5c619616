const CODE = /^#(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}$/;

/**
 * Fills the code that a card's QR carries behind the `#`, where no server sees it, and takes it out of the address
 * before anybody can read it over a shoulder or find it in the history.
 */
export function readCard(): void {
  take();
  addEventListener('hashchange', take);
}

function take(): void {
  const { hash, pathname, search } = location;
  if (!CODE.test(hash)) return;
  history.replaceState(null, '', pathname + search);
  const field = document.querySelector<HTMLInputElement>('form[data-card] input[name="code"]');
  if (!field) return;
  field.value = hash.slice(1);
  field.form?.querySelector('button')?.focus();
}
