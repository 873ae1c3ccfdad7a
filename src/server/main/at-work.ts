import { Hono } from 'hono';
import { createApp, type CivicApp } from '../app.ts';
import type { Services } from '../core/services.ts';
import { readChosen } from '../desk/settings/chosen.ts';
import { takeAccount } from '../desk/settings/mail-account.ts';
import { chosenMailer, smtpUrlOf, type Connection } from '../mail/chosen.ts';
import type { Store } from '../store/store.ts';
import { secretOf } from './fingerprint.ts';
import { addressOf, type Settings } from './settings.ts';
import { readSite } from './site-settings.ts';

/** Makes what acts work with, for a command that answers no request. @throws StartError where the secret is not at hand */
export async function atWork(
  store: Store,
  settings: Settings,
): Promise<{ services: Services; app: CivicApp; mailer: Connection | undefined }> {
  const secret = await secretOf(store, settings);
  const { smtpUrl } = settings;
  const baseUrl = addressOf(settings);
  let services: Services | undefined;
  const room = (made: Services) => {
    services = made;
    return { routes: new Hono() };
  };
  const sender = {
    get name() {
      return app.site.name;
    },
    host: new URL(baseUrl).hostname,
  };
  const connect = async (to: string) => (await import('../mail/smtp.ts')).smtpMailer(to, sender);
  const atDesk = smtpUrl === undefined ? chosenMailer((account) => connect(smtpUrlOf(account))) : undefined;
  await takeAccount({ store, secret }, atDesk);
  const mailer = atDesk ?? (smtpUrl === undefined ? undefined : await connect(smtpUrl));
  const chosen = await readChosen(store);
  const app = createApp({ store, secret, baseUrl, mailer, chosen, site: readSite(process.env), rooms: [room] });
  return { services: services!, app, mailer };
}
