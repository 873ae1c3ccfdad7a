import type { Site } from '../core/services.ts';
import { StartError } from '../core/start-error.ts';

type Environment = Record<string, string | undefined>;

/** Reads what the pages say of the site around them. @throws StartError where a setting makes no sense. */
export function readSite(env: Environment): Partial<Site> {
  const { SITE_NAME: name, TIME_ZONE: timeZone } = env;
  const site = {
    name,
    timeZone: timeZone && zoneOf(timeZone),
    home: addressIn(env, 'SITE_HOME'),
    icon: addressIn(env, 'SITE_ICON'),
    stylesheet: addressIn(env, 'SITE_STYLE'),
    privacy: addressIn(env, 'PRIVACY_URL'),
  };
  return Object.fromEntries(Object.entries(site).filter(([, value]) => value));
}

/** An address, or a path below that of the server. */
function addressIn(env: Environment, name: string): string | undefined {
  const value = env[name];
  const isAddress = !value || /^\/(?!\/)/.test(value) || /^https?:$/.test(URL.parse(value)?.protocol ?? '');
  if (isAddress) return value;
  throw new StartError(
    `${name} is ${value}, which is no address: write it like https://ville.example/page, or /page for one of this server.`,
  );
}

function zoneOf(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw new StartError(`TIME_ZONE is ${timeZone}, which is no time zone: write it like Europe/Paris.`);
  }
}
