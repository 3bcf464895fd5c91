// What the canvas and the cursors need to know about the others on the board.
import type { Point } from "../model/types";

export interface Peer {
  /** One per open page; a person may have two. */
  client: number;
  person: string;
  name: string;
  /** CSS colour. */
  colour: string;
  cursor: Point | null;
  selection: readonly string[];
  editing: string | null;
  drag: { ids: readonly string[]; dx: number; dy: number } | null;
  view: { x: number; y: number; zoom: number } | null;
}
