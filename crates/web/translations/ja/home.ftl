### The landing page.

home-title = ようこそ
home-headline = 機械学習の使いどころを、チームで見つける
home-sentence-1 = Ekkyo（越境）は、プロダクトマネージャー・開発者・研究者がひとつのボードを囲むためのワークショップツールです。
home-sentence-2 = ユーザーの行動と困りごとを付箋で見えるようにし、機械学習に見合う価値があるかを確かめて、着手できるユースケースの一覧にまとめます。
home-sentence-3 = 参加にアカウントは要りません。リンクを開いて、名前を入れるだけで始められます。
home-log-in = 主催者としてログイン
home-join-title = 参加リンクをお持ちの方へ
home-join-text = リンクをこのブラウザーで開くか、QRコードをスマートフォンで読み取ってください。以前に参加した方は、自分専用の「復帰リンク」ですぐにチームへ戻れます。
home-roles-title = どのチームにも必要な3つの役割
home-product-manager = ユーザーをよく知り、機械学習がプロダクトに合うかを判断します。
home-developer = システムをよく知り、機械学習をプロダクトに組み込みます。
home-researcher = ユーザーの課題を、機械学習で解ける問題に置き換えます。
home-picture = ボード上の付箋の例。買い物客が問い合わせ、返事を待ち、ルールが回答案を示す流れ。
home-note-actor = 買い物客
home-note-command = 荷物を|問い合わせる
home-note-event = 質問が|届いた
home-note-problem = 返事まで|半日
home-note-policy = 過去の|回答から|答える
home-note-ml = 回答案を提示
home-my-teams = 参加中のチーム
home-my-teams-hint = この端末はあなたを覚えています。前回の続きから始められます。
home-no-team = チーム未定
home-taking-part-as = { $name }さん（{ $role }）として参加しています。
