/** Base class of the events of all elements: each crosses shadow roots and reaches the page. */
export abstract class CivicEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}
