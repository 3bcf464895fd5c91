// Wheel and trackpad: scrolling pans, with Ctrl (or a pinch, which browsers report so) it zooms.
import type { App } from "../ui/app";

const LINE = 16;

export function listenToWheel(app: App, canvas: HTMLElement): void {
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      app.ui.following.value = null;
      app.ui.offer.value = null;
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
      const rect = canvas.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey) {
        const anchor = { x: event.clientX - rect.x, y: event.clientY - rect.y };
        app.camera.zoomAt(anchor, zoomFactor(event.deltaY * unit));
        return;
      }
      const sideways = event.shiftKey && event.deltaX === 0;
      const dx = sideways ? event.deltaY : event.deltaX;
      const dy = sideways ? 0 : event.deltaY;
      app.camera.panBy(-dx * unit, -dy * unit);
    },
    { passive: false },
  );
}

/** A wheel's notch reports about 100, a pinch small numbers: both shall feel alike. */
export function zoomFactor(delta: number): number {
  const limited = Math.max(-60, Math.min(60, delta));
  return Math.exp(-limited * (Math.abs(delta) >= 50 ? 0.0035 : 0.012));
}
