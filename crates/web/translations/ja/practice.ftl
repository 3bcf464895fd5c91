# 練習ボード：一人用の本物のボードと、横に並ぶチェック。

practice-title = 練習ボード
practice-alone = このボードが見えるのは自分だけです。チームには何も届かないので、気軽に試してください。
practice-back = レッスンに戻る
practice-step = 練習
practice-instruction = 横にある物語を付箋にしてみましょう。書くそばからチェックが進みます。
practice-panel = 課題とチェック
practice-task = 課題
practice-check = そろい具合
practice-all-there = どのステップもそろいました。レッスンの例と見比べて、設問に答えてみましょう。
practice-step-big-picture = ビッグピクチャー
practice-step-process-modeling = プロセスモデリング
practice-step-software-design = ソフトウェアデザイン
practice-step-ml-design = ML デザイン（余力があれば）
practice-arrows = 矢印
practice-answers = 1 つの枠で答えた問い
practice-amount = { $there } / { $goal }
practice-enough = そろった
practice-missing = まだ
practice-hints = 見直すとよいところ
practice-no-hints = 気になるところはありません。
practice-hints-first = 付箋を置くと、ここにヒントが出ます。
practice-hint-arrow = 「{ $from }」→「{ $to }」：{ $kind }からの矢印は、ふつう{ $expected }に向かいます。
practice-hint-arrow-from-problem = 「{ $from }」→「{ $to }」：課題は流れのそばに置くだけで、矢印は引きません。
practice-or = か
practice-hint-loose = 先に付箋のない矢印があります。引き直すか、消してください。
practice-hint-outside = 「{ $note }」：この出来事には、入る矢印も出る矢印もありません。
practice-hint-problem = 「{ $note }」：困りごとが起きている付箋のすぐ横に置きましょう。
practice-hint-empty = 何も書かれていない付箋（{ $kind }）があります。
practice-hint-design = { $count ->
   *[other] ML デザインの問いが { $count } つ、まだ空いています。
}
practice-hint-past = 「{ $note }」：もう起きたことですか。ドメインイベントは過去形で書きます。
practice-checks-itself = 書いた内容に合わせて自動で更新されます。手動でも確かめられます。
practice-run = いま確かめる
