// What the person at the screen may do right now, from who they are and the team's state.

import type { Me } from "../../wire/Me";
import type { TeamState } from "../../wire/TeamState";
import { isNoteKind, type NoteKind, type Refusal } from "./types";

export type Person = {
  id: string;
  name: string;
  canEdit: boolean;
  canLead: boolean;
  /** New notes stay private until a lead reveals them. */
  silent: boolean;
  /** Only leads may change the board. */
  boardLocked: boolean;
  /** Kinds that may be added; none means all of them. */
  onlyKinds: readonly NoteKind[] | undefined;
};

export function personOf(me: Me, state: TeamState): Person {
  const palette = state.current === null ? undefined : state.steps[state.current]?.palette;
  const kinds = palette?.filter(isNoteKind) ?? [];
  return {
    id: me.id,
    name: me.name,
    canEdit: me.can_edit,
    canLead: me.can_lead,
    silent: state.silent,
    boardLocked: state.board_locked,
    onlyKinds: state.step_locked && kinds.length > 0 ? kinds : undefined,
  };
}

/** Why the person may not change the board at all, if so. */
export function whyNotEdit(person: Person): Refusal | undefined {
  if (!person.canEdit) return "observer";
  return person.boardLocked && !person.canLead ? "board_locked" : undefined;
}

/** Why the person may not add a note of this kind, if so. Leads may add every kind. */
export function whyNotAdd(person: Person, kind: NoteKind): Refusal | undefined {
  const allowed = person.canLead || !person.onlyKinds || person.onlyKinds.includes(kind);
  return whyNotEdit(person) ?? (allowed ? undefined : "kind");
}
