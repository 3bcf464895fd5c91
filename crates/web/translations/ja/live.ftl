### The organiser's live page.

live-empty-title = まだチームがありません
live-empty-text = チームを追加すると、各チームがいまどこまで進んでいるかをここで確認できます。
live-step = ステップ
live-step-hint = すべてのチームで同時に始まり、時計も動き出します。そのあとは、各チームが自分たちのペースで進められます。
live-start-all = 全チームで始める
live-no-step = 進行中のステップはありません。
live-present = ボードにいる人
live-notes = 付箋
live-use-cases = ユースケース
live-last-edit = 最後の編集
live-missing = { $role }がいません
