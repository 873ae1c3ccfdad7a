import { pageOptions } from '../../../state/store.ts';
import type { Kiosk, Restarting } from './kiosk.ts';

/** Lets an act start over on a device that many people use: what does it comes only there. */
export async function startOverLater(act: Restarting): Promise<Kiosk | undefined> {
  return pageOptions.kiosk ? new (await import('./kiosk.ts')).Kiosk(act) : undefined;
}
