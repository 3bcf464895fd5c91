### Organisers' way in and their own page.

email = メールアドレス
email-wrong = メールアドレスの形式をご確認ください（例：name@example.jp）。
email-taken = このメールアドレスの主催者はすでに登録されています。ログインするか、別のアドレスをお使いください。
password = パスワード
password-new = 新しいパスワード
password-hint = { $length }文字以上。短い文章にすると覚えやすく安全です。
password-too-short = { $length }文字以上で入力してください。
organiser-name = お名前
organiser-name-hint = チームのボードに表示されます。

setup-title = Ekkyoのセットアップ
setup-text = 最初の利用者です。主催者アカウントを作成して、ワークショップを始めましょう。
setup-submit = アカウントを作成
link-used-title = このリンクは使えません
link-used-text = すでに使用されたか、有効期限が切れています。アカウントをお持ちの方はログインしてください。お持ちでない方は、サーバーの管理者に新しいリンクを依頼してください。

password-title = パスワードの設定
password-text = 設定するとこの端末でログインし、ほかの端末はすべてログアウトします。
password-submit = パスワードを設定

login-title = ログイン
login-text = ワークショップを主催する方はこちらから。
login-submit = ログイン
login-wrong = メールアドレスまたはパスワードが違います。
login-participants = ワークショップに参加する方は、ログイン不要です。案内された参加リンクを開いてください。
login-forgotten = パスワードを忘れたときは、サーバーの管理者に新しいリンクの発行を依頼してください。発行コマンド：

account-name = 名前
password-change = パスワードの変更
password-current = 現在のパスワード
password-current-wrong = 現在のパスワードが違います。
sessions-title = ログイン中の端末
sessions-text = 心当たりのない端末があれば、ログアウトさせてパスワードを変更してください。
session-last-seen = 最終利用：{ $when }
session-here = この端末
session-end = ログアウトさせる
session-unknown = 不明なブラウザー
tokens-title = プログラム用トークン
tokens-text = トークンを持つプログラムは、あなたと同じ操作をAPI経由で行えます。プログラムごとに分けて発行してください。
token-once = トークンを今すぐコピーしてください。表示されるのは一度だけです。
token-new = 新しいトークン
token-name = 用途
token-name-hint = あとで無効にするときの目印です（例：レポート作成用）。
token-create = トークンを発行
token-created = 発行：{ $when }
token-revoke = 無効にする

ago-now = たった今
ago-minutes = { $minutes }分前
ago-hours = { $hours }時間前
ago-days = { $days }日前
