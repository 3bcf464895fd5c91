// A few lines to draw with. Classes are those of figures, coloured by the style sheet.

const NAMESPACE = "http://www.w3.org/2000/svg";

export function svg(
  tag: string,
  attributes: Record<string, string | number>,
  ...children: (SVGElement | string)[]
): SVGElement {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

export function sheet(width: number, height: number, ...children: SVGElement[]): SVGElement {
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, ...children);
}

export function text(x: number, y: number, words: string, look = "t-s"): SVGElement {
  return svg("text", { x, y, class: look }, words);
}

export function box(x: number, y: number, width: number, height: number, look: string): SVGElement {
  return svg("rect", { x, y, width: Math.max(0, width), height, rx: 2, class: look });
}

export function line(x1: number, y1: number, x2: number, y2: number, look = "line"): SVGElement {
  return svg("line", { x1, y1, x2, y2, class: look });
}

export function dot(cx: number, cy: number, r: number, look: string): SVGElement {
  return svg("circle", { cx, cy, r, class: look });
}

export interface Course {
  values: readonly number[];
  look: string;
}

/** Lines over a common ground, scaled to `top` at the upper edge. */
export function courses(
  area: { x: number; y: number; width: number; height: number },
  top: number,
  lines: readonly Course[],
): SVGElement {
  const { x, y, width, height } = area;
  const group = svg("g", {}, line(x, y + height, x + width, y + height));
  for (const { values, look } of lines) {
    const last = Math.max(1, values.length - 1);
    const points = values.map((value, index) => {
      const across = x + (width * index) / last;
      return `${across.toFixed(1)},${(y + height - (height * value) / top).toFixed(1)}`;
    });
    group.append(svg("polyline", { points: points.join(" "), class: look }));
  }
  return group;
}
