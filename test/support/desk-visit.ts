import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import type { ServedTown } from './desk-town.ts';

/** Someone at the desk, in a browser of their own. */
export interface DeskVisit {
  page: Page;
  /** Goes to a page, in the language of the visit. */
  go(path: string): Promise<void>;
  /** Fills in a form and sends it, as it is without what the browser would check before. @param press the button, where there are several */
  send(form: string, fields?: Readonly<Record<string, string>>, press?: string): Promise<void>;
  /** Enters by the mailed code. */
  enter(email: string): Promise<void>;
  /** Paths of the pages that were asked for. */
  asked: ReadonlySet<string>;
  /** Checks whether the page answers a form, and was not led to. */
  isAnswer(): boolean;
  /** What this browser told of since it was last asked: what the policy refused, what failed, what a script threw. */
  troubles(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a browser of someone who has no cookie yet. */
export async function visitDesk(browser: Browser, town: ServedTown, lang: string): Promise<DeskVisit> {
  const context: BrowserContext = await browser.createBrowserContext();
  const page = await context.newPage();
  const told: string[] = [];
  const asked = new Set<string>();
  let method = '';
  page.on('request', (request) => {
    if (!request.isNavigationRequest()) return;
    if (request.frame() === page.mainFrame()) method = request.method();
    if (request.method() === 'GET') asked.add(new URL(request.url()).pathname);
  });
  page.on('pageerror', (error) => told.push(`error: ${String(error)}`));
  page.on('console', (message) => {
    // A page that says what is wrong is answered with a status of its own, which browsers mention.
    const isAnswer =
      message.location().url === page.url() && /the server responded with a status of/.test(message.text());
    if (['error', 'warn'].includes(message.type()) && !isAnswer) told.push(`console: ${message.text()}`);
  });
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error(`the policy refuses ${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  const visit: DeskVisit = {
    page,
    asked,
    isAnswer: () => method === 'POST',
    async go(path) {
      const address = new URL(path, town.url);
      address.searchParams.set('lang', lang);
      await page.goto(address.href);
    },
    async send(form, fields = {}, press = '') {
      await Promise.all([
        page.waitForNavigation(),
        page.$eval(
          form,
          (found, values, selector) => {
            const sent = found as HTMLFormElement;
            sent.noValidate = true;
            for (const [name, value] of Object.entries(values)) {
              const fields = [...sent.elements].filter((each) => each.getAttribute('name') === name);
              if (fields.length === 0) throw new Error(`the form has no field ${name}`);
              for (const field of fields) {
                if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = field.value === value;
                else if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value !== '';
                else (field as HTMLInputElement).value = value;
              }
            }
            const button = selector ? sent.querySelector<HTMLButtonElement>(selector) : null;
            if (selector && !button) throw new Error(`the form has no ${selector}`);
            sent.requestSubmit(button ?? sent.querySelector<HTMLButtonElement>('button[type=submit]'));
          },
          fields,
          press,
        ),
      ]);
    },
    async enter(email) {
      await visit.go('/desk/sign-in');
      await visit.send('main form', { email });
      await visit.send('main form:has(#code)', { code: await town.codeOf(email) });
    },
    troubles: async () => told.splice(0),
    close: () => context.close(),
  };
  return visit;
}
