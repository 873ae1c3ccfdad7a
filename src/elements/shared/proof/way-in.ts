import { html, nothing, type TemplateResult } from 'lit';
import { Later } from '../later.ts';
import type { ProofCheck } from './proof.ts';
import type { Provable } from './provable.ts';

// Not where the fields begin: there the compiler leaves the name of the source.
const loadCheck = async (act: Provable) => new (await import('./proof.ts')).ProofCheck(act);

/** The check of an act in the public ledger: its code comes with the press. */
export class Proof extends Later<ProofCheck> {
  isAsked = false;
  private readonly act: Provable;

  constructor(act: Provable) {
    super(act.context, () => loadCheck(act));
    this.act = act;
  }

  get isBusy(): boolean {
    return this.isAsked && (this.code ? this.code.isBusy : !this.hasFailed);
  }

  readonly handleCheck = async (): Promise<void> => {
    this.isAsked = true;
    if (this.hasFailed) super.retry();
    const coming = this.ask();
    this.act.context.host.requestUpdate();
    await coming;
    await this.code?.check();
  };

  protected override retry(): void {
    void this.handleCheck();
  }
}

/** Renders the way to check that the act is in the public ledger, and what came of it; nothing where the backend proves nothing. */
export function renderProof(act: Provable & { proof: Proof | undefined }): TemplateResult | typeof nothing {
  if (!act.prove) return nothing;
  const proof = (act.proof ??= new Proof(act));
  return html`
    <div class="stack" part="proof">
      <p>
        <button type="button" aria-disabled=${proof.isBusy ? 'true' : nothing} @click=${proof.handleCheck}>
          ${act.text('proof.check')}
        </button>
      </p>
      ${proof.isAsked ? proof.render(act.words, (check) => check.render()) : nothing}
    </div>
  `;
}
