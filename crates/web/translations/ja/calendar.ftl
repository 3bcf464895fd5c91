### The dates of a workshop.

tab-calendar = 日程
calendar-title = 日程
calendar-none = 日程はまだ決まっていません。レクチャーは今日からでも始められます。
calendar-not-fixed = これは仮の日程です。主催者がまだ確定していません。
calendar-zone = 時刻は { $zone } です。
calendar-holidays = 祝日は考慮していないので、ご確認ください。
calendar-fix-title = 日程を決める
calendar-save = 日程を保存
calendar-only-proposed = 日程はまだ確定していません。下に入っているのは、開始日から数えた案です。都合に合わせて直し、保存してください。保存するまで、参加者には「仮の日程」と表示されます。
calendar-no-start = 日程はまだ決まっていません。案を作る日を選ぶか、日付を直接入力してください。
calendar-odd = ご確認ください
oddity-weekend = { $occasion }が週末になっています。
oddity-order = { $first }が{ $second }より前になっていません。
calendar-date = 日付
calendar-begins = 開始時刻
calendar-minutes = 所要時間（分）
calendar-place = 会場またはリンク
calendar-place-is = 会場：
calendar-suggestion = 案：{ $day }。{ $reason }
calendar-time-wrong = 時刻は 13:30 のように入力してください。
calendar-minutes-wrong = 所要時間を1〜{ $most }分で入力してください。
calendar-conflict = 入力中に、ほかの主催者がこの日程を変更しました。現在の内容：{ $theirs }。自分の内容に置き換えるときは、もう一度保存してください。
calendar-nothing = 日付なし
calendar-suggest-title = 日程の案
calendar-suggest-text = 開始から約1か月後に開発者のハンズオン、約3か月後に全員のアイデアソン、その後は毎月フォローアップ。週末は避けます。
calendar-suggest-from = 開始日
calendar-suggest = 案を作る
calendar-preview = 進め方を見てみる
calendar-preview-text = 役割ごとに、明日すること・次にすること・期限がどう見えるかを確かめられます。
calendar-take-title = 自分のカレンダーに入れる
calendar-take-later = 日程が確定すると、ここから登録できます。
calendar-take-text = このアドレスを登録しておくと、日程の変更がカレンダーに反映されます。今日の時点の日程をダウンロードすることもできます。
calendar-address = 登録用アドレス
calendar-address-hint = カレンダーの「URLで追加」や「照会」に貼り付けてください。アドレスを知っている人に見えるのは、日程と会場だけです。
calendar-download = ダウンロード（.ics）
calendar-renew = アドレスを作り直す
calendar-renew-text = 今のアドレスは使えなくなります。登録済みの人には、登録し直してもらう必要があります。
calendar-event = { $occasion }｜{ $workshop }
flash-calendar-address-renewed = 登録用アドレスを作り直しました。以前のアドレスは使えません。

## Occasions

occasion-individual-start = レクチャー開始
occasion-individual-start-text = 各自、都合のよいときに始めます。最初のレッスンは10分で終わります。
occasion-hands-on = 開発者ハンズオン
occasion-hands-on-text = 開発者が集まり、PythonでMLをひととおり動かします（約3時間）。それまでにレクチャーのモジュール1を終えておきます。
occasion-ideathon = アイデアソン
occasion-ideathon-text = チームの全役割が集まります（約4時間）。それまでに各自のレクチャーと、ワークシートのパート1を済ませておきます。
occasion-first-follow-up = フォローアップ（1回目）
occasion-second-follow-up = フォローアップ（2回目）
occasion-third-follow-up = フォローアップ（3回目）
occasion-follow-up-text = マイルストーンの状況、実際の利用者の声、妨げになっていることを1時間で共有します。
occasion-sponsor-report = スポンサーへの報告
occasion-sponsor-report-text = 結果と学び、次に必要なことを1時間で報告します。

## Why a date is suggested

proposal-first-day = ワークショップの開始日です。
proposal-month-after-start = 開始の4週間後。モジュール1を読み終え、関心が冷めないころです。
proposal-three-months-after-start = 開始の13週間後。週30分でレクチャーをすべて終えられます。
proposal-months-after-ideathon = アイデアソンの{ $weeks }週間後です。
proposal-week-after-follow-ups = 最後のフォローアップの1週間後。その結果まで報告に含められます。
proposal-from-saturday = { $reason }土曜日に当たるため、次の月曜日にしました。
proposal-from-sunday = { $reason }日曜日に当たるため、次の月曜日にしました。
