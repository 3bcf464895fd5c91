### Roles and access.

role-product-manager = プロダクトマネージャー
role-developer = 開発者
role-researcher = 研究者・データサイエンティスト
role-ux = UX・デザイン
role-sales = 営業
role-support = カスタマーサポート
role-sponsor = スポンサー
role-other = その他

access-participant = 参加者
access-facilitator = 進行役
access-observer = 見学者
