// A few lines to build elements with. No template strings: names and notes are never markup.
import { effect } from "@preact/signals-core";
import { icons } from "./icons";

type Child = Node | string | null | undefined | false;
type Listeners = { [name: string]: (event: never) => void };

export interface Props {
  class?: string;
  id?: string;
  on?: Listeners;
  text?: string;
  /** Any other attribute; null and false leave it out, true sets it empty. */
  [attribute: string]: unknown;
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProperty(element, name, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

function setProperty(element: HTMLElement, name: string, value: unknown): void {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value as Listeners)) {
      element.addEventListener(event, listener as unknown as EventListener);
    }
  } else if (name === "text") element.textContent = String(value);
  else if (name === "class") element.className = String(value);
  else element.setAttribute(name, value === true ? "" : String(value));
}

export type IconName = keyof typeof icons;

/** What all icons share; the build leaves only their strokes in the bundle. */
const ICON_FRAME = [
  ["viewBox", "0 0 24 24"],
  ["fill", "none"],
  ["stroke", "currentColor"],
  ["stroke-linecap", "round"],
  ["stroke-linejoin", "round"],
] as const;

/** An inlined icon. Decorative: the button or text beside it carries the name. */
export function icon(name: IconName): HTMLElement {
  const holder = h("span", { class: "icon", "aria-hidden": "true" });
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [attribute, value] of ICON_FRAME) picture.setAttribute(attribute, value);
  // The markup comes from the bundle, never from people.
  picture.innerHTML = icons[name];
  holder.append(picture);
  return holder;
}

export interface ButtonOptions {
  icon?: IconName;
  /** Visible words. */
  text?: string;
  /** The accessible name when there are no visible words; also the tooltip. */
  label?: string;
  /** The key that does the same, shown in the tooltip. */
  key?: string;
  class?: string;
  pressed?: boolean;
  onClick: (event: MouseEvent) => void;
}

export function button(options: ButtonOptions): HTMLButtonElement {
  const { label, key } = options;
  const tip = label && key ? `${label} (${key})` : label;
  return h(
    "button",
    {
      type: "button",
      class: `b-button ${options.class ?? ""}`.trim(),
      "aria-label": options.text ? null : label,
      "aria-pressed": options.pressed === undefined ? null : String(options.pressed),
      "aria-keyshortcuts": key && !key.includes(" ") ? key : null,
      "data-tip": options.text ? null : tip,
      on: { click: options.onClick },
    },
    options.icon ? icon(options.icon) : null,
    options.text ? h("span", { text: options.text }) : null,
  );
}

/** Replaces what an element holds. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...(children.filter(Boolean) as (Node | string)[]));
}

/**
 * Replaces the contents whenever a signal read inside `content` changes, and keeps the keyboard
 * focus on the control with the same `data-focus` key, which would be lost with its element.
 */
export function live(element: Element, content: () => Child | Child[]): () => void {
  return effect(() => {
    const next = content();
    const focused = element.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-focus")
      : null;
    fill(element, ...(Array.isArray(next) ? next : [next]));
    if (focused) {
      element.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
    }
  });
}
