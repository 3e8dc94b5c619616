/** Copies the text beside its button; where the browser does not let it, selects it to be copied by hand. */
export class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const text = this.querySelector('textarea');
    if (!button || !text) return;
    button.hidden = false;
    button.addEventListener('click', () => void this.copy(text));
  }

  private async copy(text: HTMLTextAreaElement): Promise<void> {
    const said = this.querySelector<HTMLElement>('[data-done]');
    try {
      await navigator.clipboard.writeText(text.value);
      if (said) said.textContent = said.dataset.done ?? '';
    } catch {
      text.focus();
      text.select();
    }
  }
}
