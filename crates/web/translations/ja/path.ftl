### A person's path through the workshop.

path-title = 進め方
path-preview-title = 役割ごとの進め方
path-preview-text = 参加したばかりの人には、このように見えます。
path-tomorrow = 明日すること
path-next = その次
path-all-steps = これからの流れ
path-due = { $day }まで
path-done = 完了
path-over = 終了
path-open = いまできます
path-late = 期限を過ぎています
path-later = このあと
path-begin = 始める
path-resume = 続きを読む
path-all-lectures = レクチャー一覧
path-lesson-minutes = 約{ $minutes }分です。
path-begins-later = 全体の開始日は{ $day }ですが、先に始めて構いません。
path-pace-weekly = 週に{ $minutes }分のペースで期限に間に合います（残り{ $weeks }週間）。
path-pace-days = 残りは{ $minutes }分、期限まであと{ $days }日です。
path-pace-late = 残りは{ $minutes }分です。期限は過ぎましたが、いまからでも読む価値があります。
path-nothing-title = 明日すぐにすることはありません
path-nothing-text = いまできることは、すべて終わっています。次の日程は下で確かめられます。
path-nothing-no-team = 自分の分は読み終えました。ここから先はチームで進めます。所属するチームを主催者に確かめてください。
path-reading = 自分のレクチャー
path-no-lectures = このサーバーには、まだレクチャーがありません。
path-lessons-done = 終えたレッスン
path-minutes-left = 残り 約{ $minutes }分
path-reading-complete = あなたの役割に向けたレクチャーは、すべて終わりました。
path-others-may-read = あなたの役割に特に関わるモジュールです。ほかのモジュールも自由に読めます。
path-summary = 学んだことの記録
path-to-calendar = すべての日程
path-seen-by = 進み具合の見え方
path-seen-as-numbers = 主催者と進行役に見えるのは、3人以上の集まりごとの人数だけです。名前は出ません。回答の中身は、ほかの人には見えません。
path-seen-by-name = { $day }から、このワークショップの主催者と進行役には、その日以降に終えたレッスンが名前つきで見えます。回答の中身は、ほかの人には見えません。
go-to-milestones = 段階とマイルストーンへ
go-to-gifts = 手土産へ

## Steps

step-lectures = レクチャーを終える
step-lectures-text = 短いレッスンの集まりです。どのレッスンにも、翌日すぐ試せることがあります。
step-hands-on-text = ノートブックは今後のバージョンで加わります。それまでにモジュール1を終え、当日の3時間を空けておきましょう。ノートパソコンを用意し、どんなデータがすでにあるかをプロダクトマネージャーに聞いておくと役に立ちます。
step-worksheet-before = ワークシートのパート1を書く
step-worksheet-before-text = アイデアソンまでにチームで。だれにどんな課題があり、どれほど急ぐか、ボトルネックをどう取り除くか、MLが使えそうかを書きます。
step-ideathon-text = ユーザーの業務をボードに描き、課題を1つ選びます。続けてワークシートのパート2で、ユースケースと、価値が負担を上回るかを書きます。
step-obstacles = 妨げを書き出す
step-obstacles-text = ワークシートのパート3です。ユースケースを試すために、組織が取り除くべきことを書きます。
step-milestone = マイルストーンを決める
step-milestone-text = 測れる数を1つ、1〜3か月以内の期日を1つ、担当を1人。
step-gifts = スポンサーへの手土産をそろえる
step-gifts-text = 事業になるか、使えるか、実現できるか。スポンサーが判断できる材料を集め、足りないものも見せます。

## What has been learnt

summary-title = { $name }さんが学んだこと
summary-workshop = ワークショップ「{ $workshop }」のレクチャー
summary-none-title = まだ記録はありません
summary-none-text = 最初のレッスンを終えると、ここに残っていきます。
summary-organiser = このページは参加者ひとりひとりのものです。主催者のページはありません。
summary-complete = { $role }に向けたレクチャーをすべて終えました。
summary-partial = { $total }レッスン中{ $done }レッスンを終えました（{ $role }に向けた分）。
summary-dates = { $first }〜{ $last }
summary-lessons = 終えたレッスン
summary-lesson = レッスン
summary-minutes = 分
summary-finished-on = 終えた日
summary-minutes-total = 読む時間と問いを合わせて{ $minutes }分
summary-own-words = 自分の言葉で
summary-own-words-text = ここはあなたにだけ見えます。人に渡すときは、外して印刷してください。
summary-hide = 自分の言葉を外す
summary-show = 自分の言葉も載せる
summary-honest = レッスンを読み、問いに答えたことの記録です。能力を証明するものではありません。
summary-issued = { $day }現在
summary-print = 印刷やPDFでの保存には、ブラウザーの印刷機能を使ってください。
