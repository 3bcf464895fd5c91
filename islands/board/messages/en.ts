// The board in English.

import { uiEn } from "./en-ui";
import type { Messages } from "./index";

export const en: Messages = {
  kinds: {
    actor: "Actor",
    event: "Domain event",
    problem: "Problem",
    command: "Command",
    read_model: "Read model",
    policy: "Policy",
    aggregate: "Aggregate",
    external_system: "External system",
  },
  refusals: {
    observer: "You are observing, so you cannot edit",
    locked: "This is locked and cannot be changed",
    board_locked: "The board is locked and cannot be changed",
    kind: "This kind of note cannot be added in the current step",
    too_many: "The board cannot hold any more notes",
    too_long: "That is longer than the limit of 5,000 characters",
    private: "This is not possible until the notes are revealed",
    link: "These two notes cannot be connected",
    missing: "There is nothing here to change",
  },
  status: {
    connecting: "Connecting…",
    saved: "Saved",
    saving: "Saving…",
    offline: "Offline",
    locked: "The board is locked",
    ended: "Disconnected",
  },
  unsaved: (edits) => (edits === 1 ? "1 unsaved change" : `${edits} unsaved changes`),
  revertedLocked: "Put back as it was, because it is locked",
  revertedServerOwned: "Put back as it was, because it cannot be changed from the board",
  revertedKind: "Put back as it was, because this kind is not part of the current step",
  revertedLimit: "Put back as it was, because it exceeded a limit",
  failedNetwork: "The server cannot be reached. Please try again in a moment",
  failedUnknown: "That did not work. Please try again",
  /** The controls around the board. */
  ui: uiEn,
};
