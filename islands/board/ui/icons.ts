// The icons in use, inlined at build from Lucide (ISC licence).

import distributeH from "lucide-static/icons/align-horizontal-space-between.svg";
import alignTop from "lucide-static/icons/align-start-horizontal.svg";
import alignLeft from "lucide-static/icons/align-start-vertical.svg";
import distributeV from "lucide-static/icons/align-vertical-space-between.svg";
import goBack from "lucide-static/icons/arrow-left.svg";
import brain from "lucide-static/icons/brain-circuit.svg";
import check from "lucide-static/icons/check.svg";
import chevronDown from "lucide-static/icons/chevron-down.svg";
import help from "lucide-static/icons/circle-question-mark.svg";
import useCase from "lucide-static/icons/clipboard-list.svg";
import cloudCheck from "lucide-static/icons/cloud-check.svg";
import cloudOff from "lucide-static/icons/cloud-off.svg";
import cloudSync from "lucide-static/icons/cloud-sync.svg";
import copy from "lucide-static/icons/copy.svg";
import follow from "lucide-static/icons/crosshair.svg";
import download from "lucide-static/icons/download.svg";
import dots from "lucide-static/icons/ellipsis.svg";
import eye from "lucide-static/icons/eye.svg";
import eyeOff from "lucide-static/icons/eye-off.svg";
import crown from "lucide-static/icons/flag.svg";
import frame from "lucide-static/icons/frame.svg";
import fit from "lucide-static/icons/fullscreen.svg";
import group from "lucide-static/icons/group.svg";
import hand from "lucide-static/icons/hand.svg";
import list from "lucide-static/icons/list-checks.svg";
import lock from "lucide-static/icons/lock.svg";
import lockOpen from "lucide-static/icons/lock-open.svg";
import fullScreen from "lucide-static/icons/maximize-2.svg";
import comment from "lucide-static/icons/message-circle.svg";
import minus from "lucide-static/icons/minus.svg";
import cursor from "lucide-static/icons/mouse-pointer-2.svg";
import arrow from "lucide-static/icons/move-up-right.svg";
import pause from "lucide-static/icons/pause.svg";
import pen from "lucide-static/icons/pencil.svg";
import play from "lucide-static/icons/play.svg";
import plus from "lucide-static/icons/plus.svg";
import redo from "lucide-static/icons/redo-2.svg";
import search from "lucide-static/icons/search.svg";
import back from "lucide-static/icons/skip-back.svg";
import next from "lucide-static/icons/skip-forward.svg";
import trash from "lucide-static/icons/trash-2.svg";
import warning from "lucide-static/icons/triangle-alert.svg";
import undo from "lucide-static/icons/undo-2.svg";
import upload from "lucide-static/icons/upload.svg";
import people from "lucide-static/icons/users.svg";
import vote from "lucide-static/icons/vote.svg";
import close from "lucide-static/icons/x.svg";

export const icons = {
  alignLeft,
  alignTop,
  arrow,
  back,
  brain,
  check,
  chevronDown,
  close,
  cloudCheck,
  cloudOff,
  cloudSync,
  comment,
  copy,
  crown,
  cursor,
  distributeH,
  distributeV,
  dots,
  download,
  eye,
  eyeOff,
  fit,
  follow,
  frame,
  fullScreen,
  goBack,
  group,
  hand,
  help,
  list,
  lock,
  lockOpen,
  minus,
  next,
  pause,
  pen,
  people,
  play,
  plus,
  redo,
  search,
  trash,
  undo,
  upload,
  useCase,
  vote,
  warning,
};
