// Stands in for lib0/logging when the board is bundled (see build.mjs): yjs needs it only to
// warn, and its coloured console output would cost more than three kilobytes of every first load.

export const ORANGE = "";
export const RED = "";
export const BOLD = "";
export const UNBOLD = "";

export const print = (...parts: unknown[]): void => {
  console.info(...parts);
};

export const warn = (...parts: unknown[]): void => {
  console.warn(...parts);
};
