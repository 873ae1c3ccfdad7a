import { digest } from '../../core/crypto.ts';
import type { Services } from '../../core/services.ts';
import { writeChosen, takeChosen, type Change } from './chosen.ts';
import { siteLogos } from './tables.ts';

/** Largest picture that is kept, in bytes. */
export const largestLogo = 256 * 1024;

/** The kinds of pictures, and how each begins. */
const kinds = [
  { type: 'image/png', ending: 'png', begins: /^\x89PNG\r\n/ },
  { type: 'image/jpeg', ending: 'jpg', begins: /^\xff\xd8\xff/ },
  { type: 'image/webp', ending: 'webp', begins: /^RIFF[^]{4}WEBP/ },
  { type: 'image/svg+xml', ending: 'svg', begins: /^(?:\xef\xbb\xbf)?\s*<(?:svg[\s>]|\?xml\s|!--|!DOCTYPE svg)/i },
] as const;

/** What runs, or loads something, in a drawing; nothing of it would come to pass where it is shown, and none of it belongs into a logo. */
const active = /<script|<foreignObject|<!ENTITY|\son\w+\s*=|javascript:|<iframe/i;

/** Why a file can't be the logo; `again` where it could, and something beside it is wrong. */
export type LogoFault = 'none' | 'large' | 'type' | 'active' | 'again';

/** A picture that can be kept. */
export interface Logo {
  id: string;
  type: string;
  data: string;
}

/** Checks a file that was sent: it is what it begins with, whatever its name says. `none` where it is empty. */
export async function checkLogo(bytes: Uint8Array): Promise<Logo | LogoFault> {
  if (bytes.length === 0) return 'none';
  if (bytes.length > largestLogo) return 'large';
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const kind = kinds.find(({ begins }) => begins.test(text));
  if (!kind) return 'type';
  if (kind.ending === 'svg' && !text.includes('<svg')) return 'type';
  if (kind.ending === 'svg' && active.test(text)) return 'active';
  const data = btoa(text);
  return { id: `${(await digest(data)).slice(0, 22)}.${kind.ending}`, type: kind.type, data };
}

/** Path below which the pictures stand. */
export const logoPath = '/civic-logo';

/** How long a picture is answered after another one took its place: other processes may name it for a minute. */
const grace = 3_600_000;

/** Puts a picture beside the name of the site, or none, with other settings; answers whether it was done upon this version. */
export async function putLogo(
  services: Services,
  logo: Logo | undefined,
  change: Change,
  others: Parameters<typeof writeChosen>[1] = {},
): Promise<boolean> {
  const isDone = await services.store.write(async (writer) => {
    const path = logo && `${logoPath}/${logo.id}`;
    if (!(await writeChosen(writer, { ...others, logo: path }, change))) return false;
    const old = (await writer.list(siteLogos, {})).filter(({ at, id }) => at <= change.now - grace && id !== logo?.id);
    await writer.removeMany(
      siteLogos,
      {},
      'id',
      old.map(({ id }) => id),
    );
    if (logo) await writer.put(siteLogos, { ...logo, at: change.now });
    return true;
  });
  if (isDone) await takeChosen(services);
  return isDone;
}
