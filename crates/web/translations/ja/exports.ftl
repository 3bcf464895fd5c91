### Headings of files that only files have.

column-team = チーム
column-product = プロダクト
column-priority = PoCの優先度
column-break-even = 損益分岐の的中率（%）
column-net = 価値と負担の差
column-focus = 注力する理由
column-board = ボードへのリンク
