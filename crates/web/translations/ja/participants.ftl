### Joining, coming back, and a team's own page.

home-no-team-hint = チーム未定のため、全チームを表示しています。

join-title = { $workshop }に参加
join-invited = ワークショップへのご招待
join-name-hint = チームでの呼び名を入力してください。
join-role = 役割
join-role-hint = ふだんの仕事に近いものを選んでください。最初の3つは、どのチームにも必要です。
join-role-missing = 役割を選んでください。
join-team-missing = チームを選んでください。
join-team-undecided = まだ決まっていない
join-observe = 見学のみ
join-observe-hint = すべて閲覧できますが、書き込みはできません。
join-submit = 参加する
join-too-many = このネットワークから、とても多くの人が続けて参加しました。10分ほど待ってから、もう一度お試しください。
join-full = このワークショップは定員（{ $most }人）に達しています。主催者にお知らせください。
join-came-before = 別の端末で参加したことがある方は、お手元の「復帰リンク」をこの端末で開いてください。
join-closed-title = 参加受付は終了しました
join-closed-text = 現在、新しい参加は受け付けていません。主催者にお問い合わせください。参加済みの方は「復帰リンク」から戻れます。

come-back-title = { $name }さん、おかえりなさい
come-back-text = この端末で続きから始めます（{ $role }）。
come-back-submit = 続ける

return-link-title = 復帰リンクを保存してください
return-link-text = この端末はあなたを覚えています。別の端末では、このリンクを開くと続きから参加できます。リンクを知っている人はあなたの名前で書き込めるため、他の人には渡さないでください。
return-link-saved = 保存した

door-board = ボード
door-board-text = ユーザーの行動と困りごとを、8色の付箋で見えるようにします。
door-list = ユースケース一覧
door-list-text = 見つけた課題を評価し、取り組むものを1つ選びます。
count-use-cases = ユースケース{ $count }件

agenda-title = 進行
agenda-step = ステップ
agenda-led-by = リード役：{ $role }
agenda-next = 次のステップ：{ $step }
agenda-all-steps = すべてのステップ
agenda-finished = すべてのステップが終わりました。ユースケース一覧を見ながら、次の一歩を決めましょう。
agenda-not-started = まだ始まっていません。
agenda-start-lead = 全員がそろったら、ボードから開始してください。
agenda-start-wait = 全員がそろったら、プロダクトマネージャーか進行役が開始します。
minutes = { $minutes }分
clock-not-started = 開始前
clock-finished = 終了
clock-paused = 一時停止中
go-to-board = ボードへ
go-to-list = ユースケース一覧へ

team-people = メンバー
team-you = あなた
team-here = ボードを表示中
you-title = あなた
you-text = 別の方ですか？
you-someone-else = 別の人として参加する
