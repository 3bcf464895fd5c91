// What the page asks of the server, with every refusal told to the person in the server's words.
import type { BoardBoot } from "../../wire/BoardBoot";
import type { Messages } from "../messages";
import { Actions, type Result } from "../net/actions";
import type { Connection } from "../net/connection";
import { LOOK_MS } from "../net/presence";
import type { Camera } from "../view/camera";
import type { Server } from "./app";
import { pointOut, toast, type UiState } from "./state";

export function serverOf(
  boot: BoardBoot,
  words: Messages,
  ui: UiState,
  connection: Connection,
  camera: Camera,
): Server {
  const actions = new Actions(boot.team ?? "");
  const told = async <T>(result: Promise<Result<T>>): Promise<T | null> => {
    const answer = await result;
    if (answer.ok) return answer.value;
    toast(ui, answer.message, "warn");
    return null;
  };
  let lastDots: Promise<unknown> = Promise.resolve();
  return {
    agenda: async (command) => void (await told(actions.agenda(command))),
    reveal: async (people) => void (await told(actions.reveal(people))),
    lockBoard: async () => void (await told(actions.lockBoard())),
    unlockBoard: async () => void (await told(actions.unlockBoard())),
    vote: async (command) => void (await told(actions.vote(command))),
    placeDots: (note, dots) => {
      // One after the other: requests that overtake each other would leave the older number.
      const taken = lastDots.then(() => told(actions.placeDots(note, dots)));
      lastDots = taken;
      return taken.then((answer) => answer !== null);
    },
    makeUseCase: async (from) => (await told(actions.useCase(from)))?.url ?? null,
    importBoard: async (file) => {
      const answer = await actions.importBoard(file);
      if (!answer.ok) toast(ui, answer.message, "warn");
      return answer.ok;
    },
    lookHere: () => {
      const { x, y, w, h: height } = camera.visible;
      const at = { x: x + w / 2, y: y + height / 2 };
      const { name, colour } = boot.me;
      connection.presence.lookHere(at);
      pointOut(ui, { at, name, colour: `var(--person-${colour})` }, LOOK_MS);
      toast(ui, words.ui.lookSent);
    },
  };
}
