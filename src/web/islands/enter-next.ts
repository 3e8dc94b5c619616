/** In a form that is keyed from paper, Enter leads to the next field; only on the button does it send. */
export function leadOn(): void {
  addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (key !== 'Enter' || event.isComposing || !(target instanceof HTMLElement)) return;
    const form = target.closest<HTMLFormElement>('form[data-enter]');
    if (!form || target instanceof HTMLButtonElement) return;
    event.preventDefault();
    const fields = [
      ...form.querySelectorAll<HTMLElement>('input:not([type=hidden]), select, button'),
    ];
    next(fields, target)?.focus();
  });
}

// Radios of one name are one field.
function next(fields: readonly HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  const name = from.getAttribute('name');
  const after = fields.slice(fields.indexOf(from) + 1);
  const found = after.find((field) => field.getAttribute('name') !== name);
  if (!(found instanceof HTMLInputElement) || found.type !== 'radio') return found;
  const chosen = after.find(
    (field) => field instanceof HTMLInputElement && field.name === found.name && field.checked,
  );
  return chosen ?? found;
}
