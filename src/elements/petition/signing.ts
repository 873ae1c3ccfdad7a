import type { ActResult } from '../../schema/common.ts';
import type { Petition, SignAct } from '../../schema/petition.ts';
import { emailFault } from '../../text/email.ts';
import type { ActTarget } from '../shared/confirmation/act-target.ts';
import { Confirmation } from '../shared/confirmation/confirmation.ts';
import { fieldOf } from '../shared/ui/form.ts';
import { CivicPetitionSignedEvent, CivicPetitionSignRequestEvent, CivicPetitionWithdrawnEvent } from './events.ts';
import type { PetitionKey } from './texts/texts.ts';
import { pageHere } from '../shared/confirmation/page-here.ts';

type Signature = Omit<SignAct, 'key'>;

/** The workflow of one signature: the form, and then what all confirmations share. */
export class Signing extends Confirmation<Signature, Petition, PetitionKey> {
  protected readonly noun = 'petition';

  protected override get target(): ActTarget<Signature> {
    const { src, platform } = this.context;
    const acts = platform?.petitions ?? {};
    return { src, send: this.withWork(acts.sign), acts };
  }

  /** Checks whether an email address makes the signature count once here. */
  get asksEmail(): boolean {
    return this.context.platform?.petitions?.confirm !== undefined;
  }

  /** Checks whether the box that is drawn says that name and place are published: nothing else remembers it. */
  get isPublic(): boolean {
    return this.context.find<HTMLInputElement>('[name=displayPublicly]')?.checked ?? false;
  }

  readonly handlePublic = (): void => this.context.host.requestUpdate();

  readonly handleSign = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { context, words } = this;
    if (this.busy || this.showFaults(this.findFaults(form))) return;
    if (!context.tell(new CivicPetitionSignRequestEvent())) return;
    const { textVersion, notice } = context.thing as Petition;
    const result = await this.send({
      name: fieldOf(form, 'name').value,
      email: this.asksEmail ? fieldOf(form, 'email').value : '',
      place: fieldOf(form, 'place').value,
      displayPublicly: fieldOf(form, 'displayPublicly').checked,
      receiveNews: fieldOf(form, 'receiveNews').checked,
      textVersion,
      noticeVersion: notice?.version ?? '',
      lang: words.lang,
      source: pageHere(),
    });
    this.settle(result);
    if (result) this.tell(result.outcome);
  };

  protected override tell(outcome: ActResult['outcome']): void {
    if (outcome === 'withdrawn') this.context.tell(new CivicPetitionWithdrawnEvent());
    else if (outcome !== 'refused') this.context.tell(new CivicPetitionSignedEvent(outcome));
  }

  /** Finds what is missing before anything is sent; the backend judges the rest. */
  private findFaults(form: HTMLFormElement): Map<string, string> {
    const { t } = this.words;
    const faults = new Map<string, string>();
    for (const name of ['name', ...(this.asksEmail ? ['email' as const] : []), 'place'] as const) {
      const { value } = fieldOf(form, name);
      if (!/\S/.test(value)) faults.set(name, t(`fault.${name}.required`));
      else if (name === 'email' && emailFault(value)) faults.set(name, t('fault.email'));
    }
    return faults;
  }
}
