import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own, in a folder. */
export interface Mount {
  readonly folder: string;
  /** Takes all the room that is left, and gives it back. */
  fill(): void;
  empty(): void;
  close(): void;
}

const run = (program: string, ...given: string[]): string => execFileSync(program, given, { stdio: 'pipe' }).toString();

/** Mounts a small file system in memory; nothing where this account may not. */
export function mountSmall(at: string, size: string): Mount | undefined {
  const folder = join(at, 'small');
  mkdirSync(folder);
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'none', folder);
  } catch {
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      const file = openSync(filler, 'w');
      for (let size = 2 ** 20; size >= 1; size >>= 1) {
        const part = Buffer.alloc(size);
        while (isWritten(file, part));
      }
      closeSync(file);
    },
    empty: () => rmSync(filler),
    close: () => void run('umount', '--lazy', folder),
  };
}

/** Writes as much; answers whether there was room. */
function isWritten(file: number, part: Buffer): boolean {
  try {
    return writeSync(file, part) === part.length;
  } catch {
    return false;
  }
}

/** A disk in a file, of which one can see what has reached it. */
export interface Disk {
  readonly folder: string;
  readonly image: string;
  /** Tells how much was written to it: the same twice where nothing was in between. */
  written(): string;
  /** Has its file system stop to write, as after a fault of the disk. */
  abort(): void;
  /** Takes the file system off and puts it on again, as whoever runs the machine does after that. */
  renew(): void;
  /** Mounts a copy of it, as a machine finds it after a power cut; answers the folder. */
  mountCopy(image: string): string;
  close(): void;
}

/** Makes a disk of 64 MB with ext4, as a loop device; nothing where this account may not. */
export function mountDisk(at: string): Disk | undefined {
  const [image, folder] = [join(at, 'disk.img'), join(at, 'disk')];
  mkdirSync(folder);
  const mounted: string[] = [];
  const mount = (file: string, where: string): void => {
    run('mount', '-o', 'loop,errors=remount-ro', file, where);
    mounted.push(where);
  };
  try {
    writeFileSync(image, '');
    truncateSync(image, 64 * 2 ** 20);
    run('mkfs.ext4', '-q', image);
    mount(image, folder);
  } catch {
    return undefined;
  }
  const [line = ''] = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .filter((each) => each.split(' ')[1] === folder);
  const [device = ''] = line.split(' ');
  const name = device.replace('/dev/', '');
  return {
    folder,
    image,
    written: () => readFileSync(`/sys/block/${name}/stat`, 'utf8').trim().split(/\s+/).slice(4, 8).join(' '),
    abort: () => void run('mount', '-o', 'remount,abort', folder),
    renew() {
      run('umount', folder);
      mounted.splice(mounted.indexOf(folder), 1);
      mount(image, folder);
    },
    mountCopy(file) {
      const where = `${file}.mounted`;
      mkdirSync(where);
      mount(file, where);
      return where;
    },
    close() {
      for (const where of mounted.splice(0).reverse()) run('umount', '--lazy', where);
    },
  };
}
