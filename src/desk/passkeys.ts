import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/*
 * The script of the forms for passkeys at the desk: it asks the server what to ask the device for, puts what the device answers into the
 * form, and sends it. Without it the forms are hidden, and mail is the way in.
 */

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  // Keys work at the public address alone, and a browser without them has no use for the button.
  if (browserSupportsWebAuthn() && form.dataset['origin'] === location.origin) show(form);
}

function show(form: HTMLFormElement): void {
  form.hidden = false;
  const { previousElementSibling: before } = form;
  // Says that it can't be done here.
  if (before instanceof HTMLElement && before.matches('.notice')) before.hidden = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(form);
  });
}

async function ask(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button')!;
  const alert = form.querySelector<HTMLElement>('[role=alert]')!;
  alert.textContent = '';
  button.disabled = true;
  const optionsJSON = await fetchOptions(form.dataset['options']!);
  const answer = optionsJSON && (await askDevice(form, optionsJSON));
  button.disabled = false;
  if (answer) {
    form.querySelector<HTMLInputElement>('[name=passkey]')!.value = JSON.stringify(answer);
    form.submit();
  } else {
    alert.textContent = (optionsJSON ? alert.dataset['notDone'] : alert.dataset['notAsked'])!;
    button.focus();
  }
}

type Options = Parameters<typeof startRegistration>[0]['optionsJSON'] &
  Parameters<typeof startAuthentication>[0]['optionsJSON'];

async function fetchOptions(address: string): Promise<Options | undefined> {
  try {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, body: '{}' });
    return answer.ok ? ((await answer.json()) as Options) : undefined;
  } catch {
    return undefined;
  }
}

/** Returns what the device answers: nothing where the person, or it, does not go on. */
async function askDevice(form: HTMLFormElement, optionsJSON: Options) {
  try {
    const isNew = form.dataset['passkey'] === 'add';
    return isNew ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON });
  } catch {
    return undefined;
  }
}
