import { html, nothing, type TemplateResult } from 'lit';

interface Options {
  value?: string;
  hint?: string;
  handle?: (event: Event) => void;
}

/** Renders a field for several lines: label above, hint and fault between, as the other fields of the house have it. */
export function renderTextArea(
  name: string,
  label: string,
  faults: ReadonlyMap<string, string>,
  { value, hint, handle }: Options,
): TemplateResult {
  const fault = faults.get(name);
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      ${hint ? html`<p class="quiet" id="hint-${name}">${hint}</p>` : nothing}
      ${fault ? html`<p class="fault" id="fault-${name}">${fault}</p>` : nothing}
      <textarea
        id=${name}
        name=${name}
        rows="5"
        required
        dir="auto"
        .value=${value ?? ''}
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby=${[hint && `hint-${name}`, fault && `fault-${name}`].filter(Boolean).join(' ') || nothing}
        @input=${handle}
      ></textarea>
    </div>
  `;
}

/** Returns the value that is chosen among the radio buttons of a name; `undefined` where none is. */
export const chosenIn = (form: HTMLFormElement | null, name: string): string | undefined =>
  form?.querySelector<HTMLInputElement>(`[name=${name}]:checked`)?.value;
