// What every page gets: small comforts that the page also works without.
import { tick } from "./app/clock";
import { copyOnClick } from "./app/copy";
import { follow } from "./app/follow";
import { closeMenus } from "./app/menus";
import { switchTheme } from "./app/theme";

for (const button of document.querySelectorAll<HTMLElement>("[data-action]")) {
  button.hidden = false;
}
copyOnClick(document);
closeMenus(document);
switchTheme(document);
tick(document);
for (const region of document.querySelectorAll<HTMLElement>("[data-follow]")) follow(region);
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-action=print]"))
    window.print();
});
