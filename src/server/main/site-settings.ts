import { leastContrast, readable, readColour } from '../core/colour.ts';
import type { Licence } from '../core/licence.ts';
import type { Site } from '../core/services.ts';
import { isSiteAddress, zoneOf } from '../core/site.ts';
import { StartError } from '../core/start-error.ts';
import { conformities, type Conformity } from '../words/conformity.ts';

type Environment = Record<string, string | undefined>;

/** Reads what the pages say of the site around them. @throws StartError where a setting makes no sense. */
export function readSite(env: Environment): Partial<Site> {
  const site = {
    name: env['SITE_NAME'],
    timeZone: zoneIn(env),
    home: addressIn(env, 'SITE_HOME'),
    icon: addressIn(env, 'SITE_ICON'),
    logo: addressIn(env, 'SITE_LOGO'),
    accent: accentIn(env),
    stylesheet: addressIn(env, 'SITE_STYLE'),
    privacy: addressIn(env, 'PRIVACY_URL'),
    legal: addressIn(env, 'LEGAL_URL'),
    accessibility: addressIn(env, 'ACCESSIBILITY_URL'),
    conformity: conformityIn(env),
    licence: licenceIn(env),
  };
  return Object.fromEntries(Object.entries(site).filter(([, value]) => value));
}

/** An address, or a path below that of the server. */
function addressIn(env: Environment, name: string): string | undefined {
  const value = env[name];
  if (!value || isSiteAddress(value)) return value;
  throw new StartError(
    `${name} is ${value}, which is no address: write it like https://ville.example/page, or /page for one of this server.`,
  );
}

function zoneIn({ TIME_ZONE: given }: Environment): string | undefined {
  const zone = given && zoneOf(given);
  if (!given || zone) return zone;
  throw new StartError(`TIME_ZONE is ${given}, which is no time zone: write it like Europe/Paris.`);
}

function conformityIn({ ACCESSIBILITY: given }: Environment): Conformity | undefined {
  const conformity = conformities.find((each) => each === given);
  if (!given || conformity) return conformity;
  throw new StartError(`ACCESSIBILITY is ${given}, which is no level: write it like ${conformities.join(', ')}.`);
}

/** A licence has a name, and an address at which it stands. */
function licenceIn(env: Environment): Licence | undefined {
  const { LICENCE_NAME: name } = env;
  const url = addressIn(env, 'LICENCE_URL');
  if (!name && !url) return undefined;
  if (!name || !url) throw new StartError('LICENCE_NAME and LICENCE_URL go together: set both, or neither.');
  return { name: { fr: name }, url };
}

function accentIn({ SITE_ACCENT: given }: Environment): string | undefined {
  const accent = given && readColour(given);
  if (!given || (accent && readable(accent) === accent)) return accent;
  if (!accent) throw new StartError(`SITE_ACCENT is ${given}, which is no colour: write it like #1f4b99.`);
  throw new StartError(
    `SITE_ACCENT is ${given}, which can't be read on white (it needs a contrast of ${leastContrast}): write it like ${readable(accent)}.`,
  );
}
