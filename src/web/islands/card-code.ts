/** Of a card, or by which a request is followed. */
const CODE = /^#(?:[0-9A-Z]{4}-){3}(?:(?:[0-9A-Z]{4}-){4})?[0-9A-Z]{4}$/;
/** Of the receipt of a sheet: its code and its secret. */
const RECEIPT = /^#([0-9A-Z]{4}-[0-9A-Z]{4})\.([0-9A-Z]{4}-[0-9A-Z]{4})$/;

/**
 * Fills the code that the QR of a card or of a receipt carries behind the `#`, where no server sees it, and takes it out of the address
 * before anybody can read it over a shoulder or find it in the history.
 */
export function readCard(): void {
  take();
  addEventListener('hashchange', take);
}

function take(): void {
  const { hash, pathname, search } = location;
  const [, code, secret] = RECEIPT.exec(hash) ?? [];
  if (!code && !CODE.test(hash)) return;
  history.replaceState(null, '', pathname + search);
  fill('secret', secret ?? '');
  fill('code', code ?? hash.slice(1))
    ?.form?.querySelector('button')
    ?.focus();
}

function fill(name: string, value: string): HTMLInputElement | null {
  const field = document.querySelector<HTMLInputElement>(`form[data-card] input[name="${name}"]`);
  if (field) field.value = value;
  return field;
}
