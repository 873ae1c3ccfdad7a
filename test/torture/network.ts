import type { Chance } from './chance.ts';
import { sendCrowd } from './crowd.ts';
import { haveStorage, waiting } from './device.ts';
import { startFaultyProxy } from './faulty-proxy.ts';
import { startServer } from './server.ts';
import { layTown, secret, type Place } from './town.ts';
import { conclude, nothingFound, onScene, type Extent, type Found } from './trial.ts';

/** The share of requests that come to some harm. */
const share = 0.35;

/** Acts that are awaited before one looks at the time. */
const some = 10;

/** Lets people act through a network that drops, doubles, delays and cuts what they send, and then heals. */
export const network = (chance: Chance, extent: Extent, database: string | undefined): Promise<Found> =>
  onScene(chance, async (scene) => {
    haveStorage();
    const { ledger, letters, folder } = scene;
    const place: Place = { folder, databaseUrl: database };
    await layTown(place);
    const settings = { DATA: folder, DATABASE_URL: database ?? '', SMTP_URL: letters.smtp, SECRET: secret };
    const server = await startServer(settings);
    const proxy = await startFaultyProxy(() => server.url, chance, share);
    const found = nothingFound();
    try {
      const address = (): string => proxy.url;
      const crowd = sendCrowd({ ledger, letters, chance, address, timeout: 2000, people: 8, gone: 0 });
      while (ledger.sent < extent.count && !extent.isLate()) await ledger.after(some);
      proxy.heal();
      await crowd.goHome();
      await proxy.close();
      const left = waiting();
      if (left > 0) found.wrong.push(`${left} acts still wait on devices after the network has healed`);
      if (ledger.sent > ledger.acknowledged) {
        found.wrong.push(
          `${ledger.sent - ledger.acknowledged} acts were never acknowledged, though the network has healed`,
        );
      }
      await server.stop();
      found.wrong.push(...crowd.wrong);
      for (const times of Object.values(proxy.made)) found.faults += times;
      const list = Object.entries(proxy.made).map(([fault, times]) => `${fault}: ${times}`);
      found.told.push(`requests that came to harm, by what was done to them: ${list.join('; ')}`);
      return await conclude(found, scene, place, [server]);
    } finally {
      await server.kill();
    }
  });
