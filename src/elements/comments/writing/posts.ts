import { nothing } from 'lit';
import { pageOptions } from '../../../state/store.ts';
import { mayWait } from '../../../state/waiting.ts';
import type { Poster } from '../posting/poster.ts';

type Posting = InstanceType<(typeof import('../posting/posting.ts'))['Posting']>;

/** As long as a press waits for the file that keeps what it asks for, in milliseconds: then it goes without. */
const patience = 5000;

/** What is sent to a thread and kept on the device until it is answered. The code comes with the first act, or where something waits. */
export class Posts {
  now: Posting | undefined;
  private readonly poster: Poster;
  private loading: Promise<Posting | undefined> | undefined;

  constructor(poster: Poster) {
    this.poster = poster;
  }

  /** Loads what keeps acts; nothing where nothing may be kept, or the backend does not know the same act again. */
  async load(): Promise<Posting | undefined> {
    if (pageOptions.kiosk || !this.poster.context.platform?.repeatable) return undefined;
    this.loading ??= import('../posting/posting.ts').then(
      ({ Posting }) => (this.now = new Posting(this.poster)),
      () => (this.loading = undefined),
    );
    return Promise.race([this.loading, new Promise<undefined>((resolve) => setTimeout(resolve, patience))]);
  }

  /** Shows what waits here, if anything does. */
  takeUp(): void {
    if (mayWait()) void this.load();
  }

  /** Forgets what waits: another person may use this device next. */
  async forget(): Promise<void> {
    if (mayWait()) (await this.load())?.forget();
  }

  render(about: string): unknown {
    return this.now?.render(about) ?? nothing;
  }
}
