import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import { sendCrowd } from './crowd.ts';
import { haveStorage } from './device.ts';
import { judge } from './judge.ts';
import type { Entry, Ledger, Step } from './ledger.ts';
import type { Letters } from './letters.ts';
import { mountDisk, type Disk } from './mounts.ts';
import { startServer } from './server.ts';
import { layTown, openTown, secret } from './town.ts';
import { nothingFound, onScene, type Extent, type Found } from './trial.ts';

/** Who reads no mails: what was lost of them is not what a cut of the power is about. */
const noLetters: Letters = { smtp: '', codeFor: () => undefined, count: () => 1, again: 0, close: () => undefined };

/** What people had been told by now; all that is under way may be there or not. */
function stateOf({ entries }: Ledger): Ledger {
  const copied = entries.map((entry): Entry => ({ ...entry, told: new Set<Step>(entry.told) }));
  return { entries: copied } as unknown as Ledger;
}

/** Copies a disk as it is when nothing is written to it for as long as that takes; answers whether that could be had. */
function copyAtOnce(disk: Disk, to: string): boolean {
  for (let tries = 0; tries < 50; tries += 1) {
    const before = disk.written();
    copyFileSync(disk.image, to);
    if (disk.written() === before) return true;
  }
  return false;
}

/**
 * Cuts the power while people act: takes an image of the disk as it is at that moment, without what the system had in its memory, mounts
 * it as the machine would at its next start, and looks for all that was acknowledged before. Where no disk can be mounted, the
 * files are copied while the server stands still: that is what is left when the program ends, and not when the power does.
 */
export const power = (chance: Chance, extent: Extent): Promise<Found> =>
  onScene(chance, async ({ ledger, letters, folder }) => {
    haveStorage();
    const found = nothingFound();
    const disk = mountDisk(folder);
    const at = disk?.folder ?? join(folder, 'plain');
    if (!disk) mkdirSync(at);
    const data = join(at, 'data');
    try {
      await layTown({ folder: data });
      const server = await startServer({ DATA: data, SMTP_URL: letters.smtp, SECRET: secret });
      try {
        const crowd = sendCrowd({ ledger, letters, chance, address: () => server.url, timeout: 5000, people: 4 });
        for (let each = 0; each < extent.count && !(each > 0 && extent.isLate()); each += 1) {
          await ledger.after(3 + chance.below(20));
          await pause(chance.below(15));
          process.kill(server.pid, 'SIGSTOP');
          const told = stateOf(ledger);
          const copy = join(folder, `cut-${each}`);
          if (disk ? !copyAtOnce(disk, copy) : (cpSync(data, copy, { recursive: true }), false)) {
            found.told.push('one cut was left out: the disk never stood still');
            process.kill(server.pid, 'SIGCONT');
            continue;
          }
          process.kill(server.pid, 'SIGCONT');
          found.faults += 1;
          const restored = disk ? join(disk.mountCopy(copy), 'data') : copy;
          const store = await openTown({ folder: restored });
          // What was asked since stands in no copy, and what was asked before may.
          const { lost, doubled, wrong } = await judge(store, told, noLetters);
          await store.close();
          found.lost += lost.length;
          found.doubled += doubled.length;
          found.wrong.push(
            ...wrong,
            ...lost.map((one) => `lost in a power cut: ${one}`),
            ...doubled.map((one) => `doubled: ${one}`),
          );
        }
        await crowd.goHome();
        await server.stop();
        const how = disk
          ? 'an image of the disk (ext4, a loop device), as it was at one moment under load, mounted and opened again'
          : 'a copy of the files while the server stood still, opened again; no disk could be mounted here, so that this is the end of a program and no power cut';
        found.told.push(`${found.faults} times ${how}`);
        return { ...found, sent: ledger.sent, acknowledged: ledger.acknowledged };
      } finally {
        await server.kill();
      }
    } finally {
      disk?.close();
    }
  });
