// The step's clock as text. Pure: the caller gives the server's time.
import type { Clock } from "../../wire/Clock";

export interface Reading {
  /** mm:ss, or h:mm:ss from one hour on. */
  text: string;
  over: boolean;
  running: boolean;
}

export function readClock(clock: Clock, now: number): Reading | null {
  if (clock.state === "running") return { ...spell(clock.ends_at - now), running: true };
  if (clock.state === "paused") return { ...spell(clock.left), running: false };
  return null;
}

function spell(milliseconds: number): { text: string; over: boolean } {
  const over = milliseconds < 0;
  // Rounded up, so that five minutes start at 5:00 and zero means that time is up.
  const seconds = over ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  const text = hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${two(minutes)}:${rest}`;
  return { text, over };
}
