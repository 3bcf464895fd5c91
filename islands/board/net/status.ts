// How honest saving looks to the page: one word for the indicator and one for each thing the
// server says about an edit it did not take.

export type SaveStatus =
  /** The first connection is being made; nothing has been shown yet. */
  | "connecting"
  /** Everything this person did is on the server's disk. */
  | "saved"
  /** Connected, and some edits are not confirmed yet. */
  | "saving"
  /** Not connected; edits are kept in this browser. */
  | "offline"
  /** Connected, but a lead locked the board: this person's edits wait for the unlocking. */
  | "locked"
  /** The server ended it for good, `EndReason` says why. */
  | "ended";

export type EndReason =
  /** 4401: the session is over, the page needs to be opened again. */
  | "session"
  /** 4403: removed from the team, or an observer who wrote. */
  | "removed"
  /** 4400 or 4413: the server could not take what this page sent. */
  | "rejected";

export type SaveState = {
  status: SaveStatus;
  /** Batches of edits made here that the server has not confirmed as stored. */
  unsaved: number;
  reason?: EndReason;
};

/** What the server did to edits of this connection (message 101). */
export type Notice =
  | { type: "reverted"; keys: string[]; reason: "locked" | "server_owned" | "kind" | "limit" }
  | { type: "refused"; reason: "board_locked" };
