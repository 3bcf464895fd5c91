// The board in Japanese. This file defines which keys there are; en.ts follows.

import type { NoteKind, Refusal } from "../model/types";
import type { SaveStatus } from "../net/status";
import { uiJa } from "./ja-ui";

const kinds: Record<NoteKind, string> = {
  actor: "ユーザー",
  event: "ドメインイベント",
  problem: "課題",
  command: "コマンド",
  read_model: "読み取りモデル",
  policy: "ポリシー",
  aggregate: "集約",
  external_system: "外部システム",
};

const refusals: Record<Refusal, string> = {
  observer: "見学中のため、編集できません",
  locked: "ロックされているため、変更できません",
  board_locked: "ボードがロックされているため、変更できません",
  kind: "このステップでは使えない種類の付箋です",
  too_many: "これ以上、付箋を増やせません",
  too_long: "文字数が上限の5,000字を超えています",
  private: "公開するまで、この操作はできません",
  link: "この2枚はつなげません",
  missing: "対象が見つかりません",
};

const status: Record<SaveStatus, string> = {
  connecting: "接続中…",
  saved: "保存済み",
  saving: "保存中…",
  offline: "オフライン",
  locked: "ボードはロック中です",
  ended: "接続が終了しました",
};

export const ja = {
  kinds,
  refusals,
  status,
  /** Beside the status while edits wait. */
  unsaved: (edits: number) => `未保存の変更が${edits}件あります`,
  /** When the server put notes back as they were. */
  revertedLocked: "ロックされているため、元に戻しました",
  revertedServerOwned: "この項目はボードから変更できないため、元に戻しました",
  revertedKind: "このステップでは使えない種類のため、元に戻しました",
  revertedLimit: "上限を超えたため、元に戻しました",
  failedNetwork: "サーバーに接続できません。しばらくしてから、もう一度お試しください",
  failedUnknown: "うまくいきませんでした。もう一度お試しください",
  /** The controls around the board. */
  ui: uiJa,
};
