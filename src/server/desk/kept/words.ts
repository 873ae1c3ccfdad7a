/** What the desk says where a form was sent by who was no longer signed in, in one language. */
export interface KeptWords {
  /** On the pages of the way in. */
  ended: string;
  kept: string;
  again: string;
  /** On the page that draws it again. */
  title: string;
  notDone: string;
  toForm: string;
  files: string;
  left: string;
  noForm: string;
}
