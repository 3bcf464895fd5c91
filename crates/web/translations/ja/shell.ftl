### The frame around every page.

skip-to-content = 本文へ移動
breadcrumb = 現在の位置
main-navigation = メインメニュー
workshops = ワークショップ
my-team = 自分のチーム
theme = 表示色
theme-auto = 端末の設定に合わせる
theme-light = ライト
theme-dark = ダーク
account = アカウント
log-out = ログアウト
footer-line = Ekkyo（越境） — プロダクトチームと研究者が、ひとつのボードを囲む。
to-start = トップページへ

## Forms

form-summary = 入力内容をご確認ください。
form-summary-line = { $label }：{ $message }
form-required = 入力してください。
form-too-long = { $most }文字以内で入力してください。
optional = 任意
save = 保存
cancel = キャンセル
copy = コピー
copied = コピーしました

## What the last action did

flash-saved = 保存しました。
flash-logged-out = ログアウトしました。
flash-password-changed = パスワードを設定しました。
flash-session-ended = その端末をログアウトしました。
flash-token-revoked = そのトークンを無効にしました。
flash-workshop-created = ワークショップができました。参加リンクを配って、チームのメンバーを迎えましょう。
flash-workshop-duplicated = 複製しました。チーム構成は同じで、ボードとメンバーは空の状態です。
flash-workshop-archived = アーカイブしました。内容は引き続き閲覧できます。
flash-workshop-restored = ワークショップを再開しました。
flash-workshop-deleted = ワークショップとその内容をすべて削除しました。
flash-joining-opened = 参加受付を再開しました。
flash-joining-closed = 参加受付を締め切りました。参加済みの人は引き続き利用できます。
flash-join-link-renewed = 参加リンクを作り直しました。以前のリンクは使えません。
flash-organiser-removed = 主催者から外しました。書いた内容は残ります。
flash-workshop-left = ワークショップから抜けました。
flash-organiser-added = 主催者を追加しました。
flash-team-added = チームを追加しました。
flash-team-deleted = チームを削除しました。メンバーはワークショップに残っています。
flash-person-removed = 参加者を外しました。書いた内容はボードに残ります。
flash-welcome-back = おかえりなさい。
flash-step-started = 全チームがこのステップに進みました。
