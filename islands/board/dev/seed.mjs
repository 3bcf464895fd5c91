// Boards to look at: `notesN` holds N notes in groups of forty, `empty` none, `story` a hand-made
// flow with an ML-design frame.
import * as Y from "yjs";

const WORDS = {
  actor: ["お客様", "倉庫担当", "配送員", "経理", "Store clerk"],
  event: [
    "商品がカートに追加された",
    "注文が確定された",
    "支払いが承認された",
    "荷物が発送された",
    "不在で持ち戻りになった",
    "Order was shipped",
  ],
  problem: [
    "「確定」の定義は誰が決める？部署によって意味が違うのでは",
    "二重払いが起きることがある",
    "返品の期限は30日？60日？",
    "Nobody knows what is in stock",
  ],
  command: ["カートに商品を追加する", "注文を確定する", "出荷を指示する", "Confirm the order"],
  read_model: ["カートの内容", "在庫残高ビュー", "本日の出荷一覧"],
  policy: [
    "注文が確定されたら、必ず在庫を引き当てる",
    "三回拒否されたら注文を取り消す",
    "在庫が残りわずかなら、お客様に知らせる",
  ],
  aggregate: ["カート", "注文", "在庫", "出荷"],
  external_system: ["決済代行サービス", "配送会社のAPI", "会計システム"],
};
const SIZES = { actor: [96, 64], aggregate: [128, 80], external_system: [128, 80] };
const ROWS = ["actor", "command", "aggregate", "event", "policy"];
const MIX = { 1: "external_system", 4: "read_model", 6: "problem" };

export function seed(name, doc) {
  const count = Number(/^notes(\d+)/.exec(name)?.[1] ?? 0);
  if (name.includes("/")) return;
  doc.transact(() => {
    if (name.startsWith("story")) story(doc);
    else if (count > 0) groups(doc, count);
  });
}

function put(doc, id, kind, x, y, text, extra = {}) {
  const [w, h] = SIZES[kind] ?? [120, 120];
  doc.getMap("notes").set(id, { kind, x, y, w, h, by: "p1", ...extra });
  doc.getMap("texts").set(id, new Y.Text(text));
}

function groups(doc, count) {
  const perGroup = 40;
  const across = Math.ceil(Math.sqrt(count / perGroup));
  for (let index = 0; index < count; index += 1) {
    const group = Math.floor(index / perGroup);
    const [gx, gy] = [(group % across) * 1400, Math.floor(group / across) * 1050];
    const within = index % perGroup;
    const [column, row] = [within % 8, Math.floor(within / 8)];
    if (within === 0) {
      const title = `注文から出荷まで ${group + 1}`;
      doc
        .getMap("frames")
        .set(`f${group}`, { title, kind: "group", x: gx, y: gy, w: 1260, h: 900 });
    }
    const kind = column in MIX && row === 4 ? MIX[column] : ROWS[row];
    const words = WORDS[kind];
    const sway = ((index * 7919) % 17) - 8;
    const x = gx + 40 + column * 152 + sway;
    const y = gy + 50 + row * 165 + ((index * 104729) % 13);
    put(doc, `n${index}`, kind, x, y, words[(index * 31) % words.length]);
    if (row > 0) doc.getMap("links").set(`l${index}`, { from: `n${index - 8}`, to: `n${index}` });
  }
}

function story(doc) {
  groups(doc, 40);
  put(doc, "a1", "problem", 1330, 60, "在庫の数が毎朝合わない。担当者が2時間かけて数え直している");
  put(doc, "a2", "event", 1330, 220, "在庫が数え直された", { locked: true });
  put(doc, "a3", "aggregate", 1480, 240, "在庫");
  doc.getMap("links").set("al", { from: "a3", to: "a2", label: "毎朝" });
  doc.getMap("comments").set("c1", {
    note: "a1",
    by: "p2",
    name: "佐藤 美咲",
    at: Date.now() - 3e6,
    text: "店舗ごとに差があります。A店は30分で終わっていました。",
  });
  doc.getMap("comments").set("c2", {
    note: "a1",
    by: "p0",
    name: "田中 陽子",
    at: Date.now() - 1e6,
    text: "数え直しの記録は残っていますか？",
  });
  doc.getMap("votes").set("a1", 4);
  doc.getMap("votes").set("n38", 7);
  doc.getMap("use_cases").set("a1", "u1");
  doc.getMap("frames").set("ml1", {
    title: "MLデザイン：在庫の数え直しをなくす",
    kind: "ml_design",
    x: 1330,
    y: 420,
    w: 720,
    h: 520,
  });
  doc
    .getMap("texts")
    .set("ml1:1", new Y.Text("店舗の在庫担当が、毎朝2時間かけて在庫を数え直している"));
  doc.getMap("texts").set("ml1:2", new Y.Text("販売記録と入荷予定 → ML → 棚ごとの推定在庫数"));
  for (let question = 3; question <= 6; question += 1)
    doc.getMap("texts").set(`ml1:${question}`, new Y.Text(""));
}
