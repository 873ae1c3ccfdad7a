import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import { sendCrowd } from './crowd.ts';
import { haveStorage } from './device.ts';
import { startServer } from './server.ts';
import { layTown, secret, type Place } from './town.ts';
import { conclude, nothingFound, onScene, type Extent, type Found } from './trial.ts';

/** Kills a server at random moments while people act, and starts it again each time. */
export const kills = (chance: Chance, extent: Extent, database: string | undefined): Promise<Found> =>
  onScene(chance, async (scene) => {
    haveStorage();
    const { ledger, letters, folder } = scene;
    const place: Place = { folder, databaseUrl: database };
    await layTown(place);
    const server = await startServer({
      DATA: folder,
      DATABASE_URL: database ?? '',
      SMTP_URL: letters.smtp,
      SECRET: secret,
    });
    const found = nothingFound();
    try {
      const crowd = sendCrowd({ ledger, letters, chance, address: () => server.url, timeout: 5000 });
      for (let each = 0; each < extent.count && !(each > 0 && extent.isLate()); each += 1) {
        await ledger.after(3 + chance.below(25));
        // Anywhere within what is under way.
        await pause(chance.below(15));
        await server.kill();
        found.kills += 1;
        await server.start();
      }
      await ledger.after(5);
      await crowd.goHome();
      const code = await server.stop();
      if (code !== 0) found.wrong.push(`asked to end, the server ended with ${code}`);
      found.wrong.push(...crowd.wrong);
      found.told.push(`${found.kills} kills under load, each with a new start at the same address`);
      return await conclude(found, scene, place, [server]);
    } finally {
      await server.kill();
    }
  });
