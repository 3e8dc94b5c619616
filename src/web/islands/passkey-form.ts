/**
 * Has the device make or show a key, and sends what it said with its form. `options` is the address that says what to
 * ask for, `failed` what is told when the device or its owner says no.
 */
export class PasskeyForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const answer = this.querySelector<HTMLInputElement>('[name="answer"]');
    if (!form || !answer || !window.PublicKeyCredential) return;
    this.hidden = false;
    // Whoever comes back to the page asks anew: what was answered once is used up.
    addEventListener('pageshow', () => {
      answer.value = '';
    });
    form.addEventListener('submit', (event) => {
      if (answer.value) return;
      event.preventDefault();
      event.stopPropagation();
      void this.ask(form, answer);
    });
  }

  private async ask(form: HTMLFormElement, answer: HTMLInputElement): Promise<void> {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = '';
    try {
      const reply = await fetch(this.getAttribute('options') ?? '', { method: 'POST' });
      if (!reply.ok) throw new Error(String(reply.status));
      const options = await reply.json();
      answer.value = JSON.stringify(await (options.user ? make(options) : show(options)));
      form.requestSubmit();
    } catch {
      if (status) status.textContent = this.getAttribute('failed');
    }
  }
}

/* By hand, since telephones that know passkeys but not `toJSON` are still in use. */

// biome-ignore lint/suspicious/noExplicitAny: the options come from the hub as the standard writes them
async function make(options: any): Promise<object> {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: options.excludeCredentials.map(withBytes),
    },
  });
  const { response } = made as PublicKeyCredential & {
    response: AuthenticatorAttestationResponse;
  };
  return written(made, {
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function show(options: any): Promise<object> {
  const shown = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map(withBytes),
    },
  });
  const { response } = shown as PublicKeyCredential & { response: AuthenticatorAssertionResponse };
  return written(shown, {
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
  });
}

function written(credential: Credential | null, response: object): object {
  const { id, rawId, type, response: own } = credential as PublicKeyCredential;
  return {
    id,
    rawId: text(rawId),
    type,
    clientExtensionResults: {},
    response: { ...response, clientDataJSON: text(own.clientDataJSON) },
  };
}

const withBytes = (known: { id: string }) => ({ ...known, id: bytes(known.id) });

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
