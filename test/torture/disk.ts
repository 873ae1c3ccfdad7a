import { askForActs, tellAnswers } from './asked.ts';
import type { Chance } from './chance.ts';
import { sendCrowd } from './crowd.ts';
import { haveStorage } from './device.ts';
import { mountSmall } from './mounts.ts';
import { startServer } from './server.ts';
import { layTown, secret, type Place } from './town.ts';
import { conclude, nothingFound, onScene, type Extent, type Found } from './trial.ts';

/** Fills the disk of the embedded database while people act, and gives it back: as often as asked. */
export const disk = (chance: Chance, extent: Extent): Promise<Found> =>
  onScene(chance, async (scene) => {
    haveStorage();
    const { ledger, letters } = scene;
    const found = nothingFound();
    const mount = mountSmall(scene.folder, '24m');
    if (!mount) {
      found.told.push('full disk: left out, for this account may not mount a file system');
      return found;
    }
    const place: Place = { folder: mount.folder };
    try {
      await layTown(place);
      const settings = { DATA: mount.folder, SMTP_URL: letters.smtp, SECRET: secret };
      const server = await startServer(settings);
      try {
        const { pid } = server;
        const crowd = sendCrowd({ ledger, letters, chance, address: () => server.url, timeout: 5000 });
        for (let each = 0; each < extent.count && !(each > 0 && extent.isLate()); each += 1) {
          await ledger.after(5 + chance.below(10));
          mount.fill();
          // The log of writes may have room yet: as long as it has, acts are taken, and stay.
          let [answers, looks] = [await askForActs(server.url, ledger), 0];
          while (answers.some(({ status }) => status < 300) && looks < 300) {
            answers = await askForActs(server.url, ledger);
            looks += 1;
          }
          // What is small may still find room, and then it is true that something could be written.
          let health = 0;
          for (let look = 0; look < 20 && health !== 503; look += 1) {
            answers = [...answers, ...(await askForActs(server.url, ledger))].filter(({ status }) => status >= 300);
            health = (await fetch(`${server.url}/healthz`)).status;
          }
          mount.empty();
          found.faults += 1;
          found.wrong.push(...tellAnswers('while the disk is full', answers));
          if (health !== 503) found.wrong.push(`while the disk is full, /healthz answered ${health}`);
          await ledger.after(5);
          const after = await fetch(`${server.url}/healthz`);
          if (after.status !== 200) found.wrong.push(`once there is room again, /healthz answered ${after.status}`);
        }
        await crowd.goHome();
        if (server.pid !== pid) found.wrong.push('the server ended when its disk was full');
        await server.stop();
        found.wrong.push(...crowd.wrong);
        found.told.push(
          `${found.faults} times a full disk under load, after which the server went on without a new start`,
        );
        return await conclude(found, scene, place, [server]);
      } finally {
        await server.kill();
      }
    } finally {
      mount.close();
    }
  });
