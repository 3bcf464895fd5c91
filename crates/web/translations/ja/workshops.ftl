### What organisers do with workshops.

workshop-new = ワークショップを作る
workshop-new-text = 内容はあとから変更できます。
workshop-create = ワークショップを作成
workshop-archived = アーカイブ済み
workshops-archived = アーカイブ
workshops-empty-title = 最初のワークショップを作りましょう
workshops-empty-text = 名前を決めて、プロダクトごとにチームを用意し、参加リンクを配るだけ。参加者は名前を入れるだけで始められます。
count-teams = { $count }チーム
count-people = { $count }人
list-separator = 、

tab-teams = チーム
tab-live = ライブ
tab-use-cases = ユースケース
tab-links = 参加リンク
tab-settings = 設定

## Details

workshop-name = ワークショップ名
workshop-name-hint = 参加するときに表示されます。
workshop-purpose = 目的
workshop-purpose-hint = 終わったあと、何が変わっていてほしいですか。ロードマップと結びつけておくと、成果の行き先が決まります。
workshop-starts = 開始日
workshop-ends = 終了日
workshop-ends-before = 終了日が開始日より前になっています。
workshop-language = 言語
workshop-language-hint = 最初に表示される言語です。各自で切り替えられます。
workshop-time-zone = タイムゾーン
workshop-time-zone-hint = 例：Asia/Tokyo
workshop-time-zone-wrong = このタイムゾーンは見つかりません。候補から選んでください（例：Asia/Tokyo）。
workshop-agenda = 進行表
workshop-agenda-hint = チームはこの順に進めます。時間が延びたら、あとの予定も自動でずれます。
workshop-agenda-missing = 進行表を選んでください。
agenda-summary = 全{ $steps }ステップ・{ $minutes }分
date-wrong = 日付は 2027-03-04 のように入力してください。

## Teams

teams = チーム
teams-hint = プロダクトごとに1チーム。不要な行は空のままで構いません。
teams-none = まだチームがありません。プロダクトごとに追加しましょう。
team = チーム
team-default-name = チーム{ $letter }
team-name = チーム名
team-product = プロダクト名
team-add = チームを追加
team-add-row = 行を追加
team-remove-row = この行を削除
team-too-many = 1つのワークショップに作れるのは{ $most }チームまでです。
team-edit = { $name }を編集
team-edit-title = チームの編集
team-delete = チームを削除
team-delete-text = ボードとその履歴、投票、ユースケース一覧がすべて削除され、元に戻せません。メンバーはチーム未定の状態でワークショップに残ります。
team-empty = まだ誰もいません
team-empty-hint = プロダクトマネージャー・開発者・研究者の3人に参加リンクを送りましょう。
team-missing = 足りない役割：{ $roles }
team-missing-hint = 3つの役割がそろうと話が進みます。該当する人にチームの参加リンクを送るか、ほかのチームから移すか、登録した役割を見直してください。
open-board = ボード
open-list = ユースケース

## People

people-without-team = チーム未定
people-without-team-hint = 鉛筆のボタンからチームを割り当てられます。進行役はチーム未定のままで構いません。
person-name = 名前
person-edit = { $name }さんを編集
person-remove = ワークショップから外す
person-remove-text = この人はワークショップを開けなくなります。書いた内容はボードに残ります。
role = 役割
access = できること
access-participant-hint = チームのボードと一覧に書き込みます。
access-facilitator-hint = 全チームの進行を操作し、対話を引き出します。
access-observer-hint = 閲覧だけで、変更はできません。
return-link = 復帰リンク（本人専用）
return-link-organiser = 端末やリンクをなくした人には、新しいリンクを発行して本人に渡してください。古いリンクは使えなくなります。
return-link-once = 今すぐコピーしてください。表示されるのは一度だけです。
return-link-new = 復帰リンクを発行し直す

## Joining

joining-title = 参加受付
joining-open = 受付中
joining-closed = 締め切り
joining-text = このリンクを知っている人は、チームを選んで参加できます。
joining-closed-text = 参加受付は締め切りました。新しい人は参加できませんが、参加済みの人は戻ってこられます。
joining-print = QRコードを印刷
joining-close = 受付を締め切る
joining-reopen = 受付を再開
join-link = 参加リンク
join-renew = 参加リンクを作り直す
join-renew-text = 今のリンクとQRコードは、印刷したものも含めてすぐに使えなくなります。参加済みの人には影響しません。

links-title = 参加リンク
links-text = 画面に映すか、印刷して各テーブルに置いてください。
links-print = 印刷
links-everyone = 全員共通（チームは参加時に選択）
links-qr = 参加用QRコード：{ $name }
links-step-scan = QRコードを読み取るか、下のアドレスを開きます。
links-step-name = 名前と役割を入力します。
links-step-start = これで参加完了。アカウントは要りません。

## Settings

settings-details = 基本情報
organisers-title = 主催者
organisers-text = このワークショップで、あなたと同じ操作ができます。
organisers-hint = このサーバーに主催者アカウントが必要です。
organisers-add = 主催者を追加
organiser-unknown = このメールアドレスの主催者は見つかりません。
organiser-remove = { $name }さんを外す
organiser-remove-text = { $name }さんはこのワークショップを開けなくなります。書いた内容は残ります。いつでも追加し直せます。
organiser-leave = このワークショップから抜ける
organiser-leave-text = あなたはこのワークショップを開けなくなります。書いた内容は残ります。戻るときは、ほかの主催者に追加してもらってください。
organiser-last = ワークショップには主催者が1人以上必要です。先に別の人を主催者に追加してください。
workshop-duplicate = 複製
workshop-duplicate-text = 設定とチーム構成を引き継いだ新しいワークショップを作ります。ボードは空で、参加者は改めて参加します。
workshop-copy-name = { $name }（コピー）
workshop-archive = アーカイブ
workshop-archive-text = 閲覧だけができる状態にします。いつでも再開できます。
workshop-restore = 再開
workshop-restore-text = アーカイブ済みです。再開すると、また書き込めるようになります。
workshop-take = まるごと持ち出す
workshop-take-text = すべてのチーム、ボード、ユースケース一覧を1つのファイルにまとめます。別のEkkyoでも「ekkyo import」で復元できます。本人用の復帰リンク、公開前の付箋、投票の途中経過は含まれません。
workshop-take-file = アーカイブをダウンロード（.zip）
workshop-delete = ワークショップを削除
workshop-delete-text = チームと参加者、ボードとその履歴、投票、ユースケース一覧をすべて削除します。元に戻せません。残したいものは先に書き出してください。
confirmation = 確認のため、名前を入力してください：{ $name }
confirmation-wrong = 名前が一致しません。表示のとおりに入力してください。
