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
        aria-required="true"
        dir="auto"
        .value=${value ?? ''}
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby=${[hint && `hint-${name}`, fault && `fault-${name}`].filter(Boolean).join(' ') || nothing}
        @input=${handle}
      ></textarea>
    </div>
  `;
}

/** Renders a choice of one: its fault is tied to the group, and the way to it from the list of faults leads to its first button. */
export function renderChoice(
  name: string,
  legend: string,
  faults: ReadonlyMap<string, string>,
  options: readonly { readonly id: string; readonly label: string }[],
  { chosen, handle }: { chosen?: string | undefined; handle?: (event: Event) => void } = {},
): TemplateResult {
  const fault = faults.get(name);
  return html`
    <fieldset
      role="radiogroup"
      aria-required="true"
      aria-invalid=${fault ? 'true' : nothing}
      aria-describedby=${fault ? `fault-${name}` : nothing}
    >
      <legend>${legend}</legend>
      ${fault ? html`<p class="fault" id="fault-${name}">${fault}</p>` : nothing}
      ${options.map(
        ({ id, label }, at) => html`
          <label class="check">
            <input
              type="radio"
              id=${at === 0 ? name : nothing}
              name=${name}
              .value=${id}
              .checked=${id === chosen}
              @change=${handle}
            />
            ${label}
          </label>
        `,
      )}
    </fieldset>
  `;
}

/** Returns the value that is chosen among the radio buttons of a name; `undefined` where none is. */
export const chosenIn = (form: HTMLFormElement | null, name: string): string | undefined =>
  form?.querySelector<HTMLInputElement>(`[name=${name}]:checked`)?.value;
