### Pages and problem documents for what did not work.

error-not-found-title = ページが見つかりません
error-not-found-detail = リンクが途中で切れているか、古くなっている可能性があります。別の端末で参加した場合は、お手元の「復帰リンク」をこの端末で開いてください。
error-forbidden-title = この操作はできません
error-forbidden-detail = 閲覧はできますが、変更できるのはチームのメンバーと運営の方だけです。
error-login-title = ログインしてください
error-login-detail = この操作は主催者だけが行えます。
error-bad-request-title = 内容を読み取れませんでした
error-bad-request-detail = 前のページに戻って再読み込みし、もう一度お試しください。
error-cross-site-title = 別のサイトからの操作です
error-cross-site-detail = 安全のため実行しませんでした。Ekkyoを直接開いて、もう一度お試しください。
error-too-large-title = サイズが大きすぎます
error-too-large-detail = もっと小さいものを送ってください。
error-too-many-title = 試行回数が多すぎます
error-too-many-detail = 15分ほど待ってから、もう一度お試しください。
error-conflict-title = その間に内容が変わりました
error-conflict-detail = ページを再読み込みして最新の状態を確認し、もう一度お試しください。
error-archived-title = このワークショップはアーカイブ済みです
error-archived-detail = 閲覧はできますが、変更はできません。主催者が再開できます。
error-internal-title = サーバーで問題が起きました
error-internal-detail = 保存済みの内容は失われていません。少し待ってから、もう一度お試しください。
