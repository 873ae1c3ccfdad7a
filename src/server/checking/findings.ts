/** What agrees and what does not, as it is said to whoever checks. */
export class Findings {
  readonly #say: (line: string) => void;
  /** How many things do not agree. */
  faults = 0;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** Says whether something agrees. */
  check(agrees: boolean, right: string, wrong: string): void {
    if (!agrees) this.faults += 1;
    this.#say(agrees ? `agrees        ${right}` : `DOES NOT AGREE  ${wrong}`);
  }

  /** Says what was found apart. */
  takeOver({ faults }: Findings, said: readonly string[]): void {
    this.faults += faults;
    for (const line of said) this.#say(line);
  }

  /** Says something that is neither right nor wrong. */
  tell(line: string): void {
    this.#say(`              ${line}`);
  }
}
