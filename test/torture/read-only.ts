import { join } from 'node:path';
import { askForActs, askToRead, isInside, tellAnswers } from './asked.ts';
import type { Chance } from './chance.ts';
import { sendCrowd } from './crowd.ts';
import { haveStorage } from './device.ts';
import { mountDisk } from './mounts.ts';
import { startServer } from './server.ts';
import { layTown, secret } from './town.ts';
import { conclude, nothingFound, onScene, type Found } from './trial.ts';

/** How often a disk is asked for an act until it is noticed that it takes none any more. */
const most = 50;

/** Lets a disk become read-only under a running server, as after a fault; then starts one on it, and one on the disk as it is mended. */
export const readOnly = (chance: Chance): Promise<Found> =>
  onScene(chance, async (scene) => {
    haveStorage();
    const { ledger, letters, folder } = scene;
    const found = nothingFound();
    const disk = mountDisk(folder);
    if (!disk) {
      found.told.push('read-only disk: left out, for this account may not mount a file system');
      return found;
    }
    const place = { folder: join(disk.folder, 'data') };
    try {
      await layTown(place);
      const settings = { DATA: place.folder, SMTP_URL: letters.smtp, SECRET: secret };
      const server = await startServer(settings);
      try {
        const crowd = sendCrowd({ ledger, letters, chance, address: () => server.url, timeout: 5000, people: 4 });
        await ledger.after(30);
        await crowd.goHome();
        disk.abort();
        found.faults += 1;
        let answers = await askForActs(server.url, ledger);
        for (let time = 0; time < most && answers.some(({ status }) => status < 300); time += 1) {
          answers = await askForActs(server.url, ledger);
        }
        found.wrong.push(...tellAnswers('on a disk that became read-only', answers));
        const [page, health] = await askToRead(server.url);
        // What is in its memory can be read; what the disk refuses is told as what is to be written.
        if (page!.status !== 200) found.wrong.push(...tellAnswers('on a disk that became read-only', [page!]));
        if (health!.status !== 503)
          found.wrong.push(`on a disk that became read-only, /healthz answered ${health!.status}`);
        await server.kill();
        found.kills += 1;
        const said = await server.start().then(
          () => 'it started',
          (error: Error) => error.message,
        );
        if (!/ can't be used /.test(said) || isInside(said.replaceAll(place.folder, ''))) {
          found.wrong.push(`started on a read-only disk, the server said: ${said}`);
        }
        await server.kill();
        disk.renew();
        await server.start();
        if (!(await askForActs(server.url, ledger)).every(({ status }) => status < 300)) {
          found.wrong.push('on the mended disk, acts are not taken');
        }
        await server.stop();
        found.wrong.push(...crowd.wrong);
        found.told.push('a disk that became read-only under the server, a start on it, and a start once it was mended');
        return await conclude(found, scene, place, [server]);
      } finally {
        await server.kill();
      }
    } finally {
      disk.close();
    }
  });
