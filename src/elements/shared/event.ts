/** What every event of an element is: it crosses shadow roots and reaches the page. */
export abstract class CivicEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}
