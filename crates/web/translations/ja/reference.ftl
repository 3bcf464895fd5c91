# 用語集・事例・検索。

glossary-title = 用語集
glossary-text = { $count } 語を、英語の呼び名とあわせて載せています。
glossary-letters = 行を選ぶ
glossary-also = 別の言い方：{ $names }
glossary-lesson = 詳しくはレッスン
glossary-see = 関連する言葉
search-title = 検索
search-label = レッスン・用語集・事例から探す
search-placeholder = 例：適合率、ラベル、解約
search-submit = 検索
search-found = { $count ->
    [0] 「{ $query }」は見つかりませんでした。
   *[other] 「{ $query }」が { $count } か所で見つかりました。
}
search-text = レッスン・用語集・事例をまとめて探せます。日本語でも英語でもかまいません。
search-hint = 短い言葉や、別の言い方でも試してみてください。日本語でも英語でも探せます。
search-kind-lesson = レッスン
search-kind-term = 用語
search-kind-case = 事例
cases-title = 事例集
cases-text = うまくいった話も、いかなかった話も、出典とともに { $count } 件。企業が自ら発表した数字は、そうとわかるように書いています。
cases-filter = 絞り込み
cases-all = すべて
cases-task = タスク
cases-outcome = 結果
cases-apply = 絞り込む
cases-none = 条件に合う事例はありません。別の組み合わせをお試しください。
cases-shown = { $count ->
   *[other] { $count } 件の事例
}
