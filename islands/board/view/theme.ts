// The colours and fonts that the canvas paints with, read from the style sheet's custom
// properties so that pages and board share one source.
import { NOTE_KINDS, type NoteKind } from "../model/types";

export interface NoteColours {
  fill: string;
  edge: string;
  ink: string;
}

export interface Theme {
  paper: string;
  surface: string;
  ink: string;
  inkSoft: string;
  inkFaint: string;
  line: string;
  lineStrong: string;
  accent: string;
  accentInk: string;
  accentSoft: string;
  dot: string;
  font: string;
  notes: Record<NoteKind, NoteColours>;
  people: string[];
}

/** What the sheets say; used when a property is missing, as in tests and forced colours. */
const FALLBACK: Record<string, string> = {
  "--paper": "#f4f2ec",
  "--surface": "#fdfcfa",
  "--ink": "#23211d",
  "--ink-soft": "#5d5a52",
  "--ink-faint": "#8b877d",
  "--line": "#dedad0",
  "--line-strong": "#8b877d",
  "--accent": "#2559c0",
  "--accent-soft": "#dfe8f9",
  "--note-actor": "#ffe884",
  "--note-event": "#ffb259",
  "--note-problem": "#f48b83",
  "--note-command": "#8fc1f4",
  "--note-read_model": "#a9ddb0",
  "--note-policy": "#d3b3ee",
  "--note-aggregate": "#fff0a8",
  "--note-external_system": "#fab4d1",
};

const FONT =
  '"Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", system-ui, sans-serif';

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const value = (name: string) =>
    style.getPropertyValue(name).trim() || FALLBACK[name] || "#888888";
  const optional = (name: string, otherwise: string) =>
    style.getPropertyValue(name).trim() || otherwise;
  const notes = Object.fromEntries(
    NOTE_KINDS.map((kind) => [
      kind,
      {
        fill: value(`--note-${kind}`),
        edge: optional(`--note-${kind}-edge`, "rgba(0, 0, 0, 0.22)"),
        ink: optional(`--note-${kind}-ink`, "#2b2823"),
      },
    ]),
  ) as Record<NoteKind, NoteColours>;
  return {
    paper: value("--paper"),
    surface: value("--surface"),
    ink: value("--ink"),
    inkSoft: value("--ink-soft"),
    inkFaint: value("--ink-faint"),
    line: value("--line"),
    lineStrong: value("--line-strong"),
    accent: value("--accent"),
    accentInk: optional("--accent-ink", "#ffffff"),
    accentSoft: value("--accent-soft"),
    dot: optional("--board-dot", value("--line")),
    font: style.fontFamily || FONT,
    notes,
    people: Array.from({ length: 12 }, (_, index) => optional(`--person-${index}`, "#5a52b5")),
  };
}

/** Calls back whenever the page's theme may have changed. Returns how to stop. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", changed);
  };
}
