const encoder = new TextEncoder();

/** A thing as everyone may read it, ready to be sent to all. */
export interface Message {
  /** Stays the same as long as what is sent does. */
  tag: string;
  /** Lines of an event, without its id. */
  chunk: Uint8Array;
}

/** What is followed. */
export interface Followed {
  /** Path and language. */
  readonly name: string;
  /** The newest; nothing where the thing is not there any more. */
  readonly latest: Message | undefined;
}

/** Makes the message of a thing that is followed under this name. */
export const messageOf = (name: string, json: string, tag: string): Message => ({
  tag,
  chunk: encoder.encode(`event: ${name}\ndata: ${json}\n`),
});

/** A browser does not tell a script of comments, so that what shows that the connection lives is an event. */
const beat = encoder.encode('event: beat\ndata:\n\n');

/** Who has taken nothing for so many beats is not there any more. */
const mostLate = 6;

/**
 * Whoever follows things, and the stream that is sent to them. Nothing waits for a reader who is slow: what they have is compared with the
 * newest whenever they can take more, so that they get the last of each thing and none of those before it.
 */
export class Reader {
  readonly stream: ReadableStream<Uint8Array>;
  readonly followed: readonly Followed[];
  /** What the reader has of each; `null` once they know that it is gone. */
  private readonly tags: (string | null)[];
  private readonly leave: () => void;
  private controller!: ReadableStreamDefaultController<Uint8Array>;
  /** They can take more, and there was nothing. */
  private isReady = false;
  private isOver = false;
  private beats = 1;
  private first: Uint8Array | undefined;

  /**
   * @param known what the reader has of each
   * @param pause milliseconds before they come back once the connection ends
   * @param join called once somebody reads; answers whether there is room
   * @param leave called once nobody does any more
   */
  constructor(
    followed: readonly Followed[],
    known: readonly string[],
    pause: number,
    join: (reader: Reader) => boolean,
    leave: (reader: Reader) => void,
  ) {
    this.followed = followed;
    this.tags = followed.map((_, at) => known[at] ?? '');
    this.first = encoder.encode(`retry: ${pause}\n`);
    this.leave = () => {
      this.isOver = true;
      leave(this);
    };
    let hasJoined = false;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => void (this.controller = controller),
        pull: () => {
          if (!hasJoined && !join(this)) return this.controller.close();
          hasJoined = true;
          this.isReady = true;
          this.flush();
        },
        cancel: () => this.leave(),
      },
      { highWaterMark: 0 },
    );
  }

  /** Sends what the reader lacks, if they can take it now. */
  flush(): void {
    const chunks = this.isReady && !this.isOver ? this.next() : undefined;
    if (!chunks) return;
    this.isReady = false;
    for (const chunk of chunks) this.controller.enqueue(chunk);
    if (this.tags.every((tag) => tag === null)) this.end();
  }

  /** Shows that the connection lives; one that takes nothing for long is given up. */
  beat(): void {
    this.beats += 1;
    this.flush();
    if (this.isOver || this.beats <= mostLate) return;
    this.leave();
    this.controller.error(new Error('Whoever follows takes nothing any more.'));
  }

  /** Ends the connection. */
  end(): void {
    if (this.isOver) return;
    this.leave();
    this.controller.close();
  }

  private next(): readonly Uint8Array[] | undefined {
    const { first } = this;
    if (first) {
      this.first = undefined;
      this.beats = 0;
      return [first, beat];
    }
    for (const [at, { name, latest }] of this.followed.entries()) {
      const tag = latest ? latest.tag : null;
      if (tag === this.tags[at]) continue;
      this.tags[at] = tag;
      this.beats = 0;
      if (!latest) return [encoder.encode(`event: gone\ndata: ${name}\n\n`)];
      return [latest.chunk, encoder.encode(`id: ${this.tags.join('.')}\n\n`)];
    }
    if (this.beats === 0) return undefined;
    this.beats = 0;
    return [beat];
  }
}
