import type { ReactiveControllerHost } from 'lit';
import { pageOptions } from '../../../state/store.ts';
import type { Restarting } from './kiosk.ts';

/** Lets an act start over on a device that many people use: what does it comes only there. */
export async function startOverLater(host: ReactiveControllerHost & EventTarget, act: Restarting): Promise<void> {
  if (!pageOptions.kiosk) return;
  const { Kiosk } = await import('./kiosk.ts');
  new Kiosk(host, act);
}
