// Everything that the parts of the page share. Built once by main.ts; parts read signals from it
// and call the verbs in verbs.ts.
import { computed, type ReadonlySignal } from "@preact/signals-core";
import type { BoardBoot } from "../../wire/BoardBoot";
import type { StepState } from "../../wire/StepState";
import type { TeamState } from "../../wire/TeamState";
import type { Messages } from "../messages";
import type { UiMessages } from "../messages/ja-ui";
import type { Board } from "../model/board";
import type { BoardStore } from "../model/store";
import { isNoteKind, NOTE_KINDS, type NoteKind } from "../model/types";
import type { AgendaCommand, VoteCommand } from "../net/actions";
import type { SaveState } from "../net/status";
import type { Camera } from "../view/camera";
import type { Peer } from "../view/peer";
import type { Renderer } from "../view/renderer";
import type { Scene } from "../view/scene";
import type { UiState } from "./state";

/** What the page asks of the server. Failures are told to the person by whoever implements it. */
export interface Server {
  agenda(command: AgendaCommand): Promise<void>;
  reveal(people: string[] | null): Promise<void>;
  lockBoard(): Promise<void>;
  unlockBoard(): Promise<void>;
  vote(command: VoteCommand): Promise<void>;
  /** Says whether the server took them. */
  placeDots(note: string, dots: number): Promise<boolean>;
  makeUseCase(of: { note: string } | { frame: string }): Promise<string | null>;
  importBoard(file: File): Promise<boolean>;
  lookHere(): void;
}

/** Opens the text editor over a note, answer or title; see edit/editor.ts. */
export interface Editing {
  open(key: string): void;
  close(): void;
}

export interface App {
  boot: BoardBoot;
  words: Messages;
  ui: UiState;
  board: Board;
  store: BoardStore;
  scene: Scene;
  camera: Camera;
  renderer: Renderer;
  state: ReadonlySignal<TeamState>;
  save: ReadonlySignal<SaveState>;
  peers: ReadonlySignal<readonly Peer[]>;
  server: Server;
  editing: Editing;
  /** Takes the keyboard focus while one works on the board. */
  surface: HTMLElement;
  /** Tells those who listen to the screen. */
  announce(text: string): void;
  /** Milliseconds since 1970 by the server's clock. */
  now(): number;
}

export function t(app: App): UiMessages {
  return app.words.ui;
}

export function currentStep(state: TeamState): StepState | null {
  return state.current === null ? null : (state.steps[state.current] ?? null);
}

/** What the palette shows: the step's kinds first, and the others unless the step is locked. */
export interface Palette {
  first: NoteKind[];
  others: NoteKind[];
  locked: boolean;
}

export function paletteOf(state: TeamState, canLead: boolean): Palette {
  const wanted = (currentStep(state)?.palette ?? []).filter(isNoteKind);
  if (wanted.length === 0) return { first: [...NOTE_KINDS], others: [], locked: false };
  const first = NOTE_KINDS.filter((kind) => wanted.includes(kind));
  const others = NOTE_KINDS.filter((kind) => !wanted.includes(kind));
  const locked = state.step_locked;
  return { first, others: locked && !canLead ? [] : others, locked };
}

/** The kind that a double click should create: the chosen one if the step offers it. */
export function kindToCreate(chosen: NoteKind, palette: Palette): NoteKind {
  if (palette.first.includes(chosen) || palette.others.includes(chosen)) return chosen;
  return palette.first[0] ?? chosen;
}

/** Whether the person may change the board at this moment. */
export function mayEdit(app: App): boolean {
  const { me } = app.boot;
  return me.can_edit && (me.can_lead || !app.state.value.board_locked);
}

export function canEdit(app: App): ReadonlySignal<boolean> {
  return computed(() => mayEdit(app));
}

/** Where the way back leads: a board without a team is the practice board of a lesson. */
export function backLabel(app: App): string {
  const words = t(app);
  return app.boot.team ? words.back : words.backToLesson;
}
