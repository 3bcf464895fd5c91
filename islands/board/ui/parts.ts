// The parts of the page that nobody needs in the first moment. They arrive after the board's
// first picture, in a file of their own.
export { announceOthers } from "../a11y/announcer";
export { mirror } from "../a11y/mirror";
export { listenToClipboard } from "../input/copying";
export { dragOntoBoard } from "../input/palette-drag";
export { looks } from "../view/looks";
export { comments } from "./comments";
export { help } from "./help";
export { leadList } from "./lead-list";
export { fillMenu } from "./menu";
export { offer } from "./offer";
export { peopleList } from "./people-list";
export { revealChoices } from "./reveal-list";
export { search } from "./search";
export { fillSteps } from "./steps";
export { toolbar } from "./toolbar";
export { zoomControls } from "./zoom";
