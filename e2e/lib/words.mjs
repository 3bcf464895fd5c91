// What the people of the journeys write, and what the pages say to them, in both languages. The
// journeys look at pages through people's eyes, so they know the words on the buttons.

export const WORDS = {
  en: {
    workshop: "Autumn ideathon",
    purpose: "Choose the use cases for the next quarter",
    teams: [
      ["Team Blue", "Parcel tracking"],
      ["Team Green", "Returns desk"],
      ["Team Red", "Warehouse"],
    ],
    people: { product_manager: "Ann Sato", developer: "Lê Minh", researcher: "Oskar Berg" },
    notes: {
      product_manager: "The parcel was handed over",
      developer: "The driver rang the bell",
      researcher: "Nobody was at home",
    },
    problem: "A third of the parcels is delivered twice",
    command: "Choose the hour of delivery",
    focusReason: "Most calls to support are about this",
    scenario: "The customer sees the likely hour in the morning",
    targetUser: "People who work during the day",
    kinds: { problem: "Problem", event: "Domain event" },
    buttons: {
      start: "Start",
      next: "Next",
      lead: "Lead the session",
      openVote: /Open a vote.*3/,
      showVote: "Show the result",
      revealAll: /Reveal everyone/,
      makeUseCase: "Make this a use case",
      openUseCase: "Open the use case",
    },
  },
  ja: {
    workshop: "秋のアイデアソン",
    purpose: "来期に取り組むユースケースを選ぶ",
    teams: [
      ["青チーム", "荷物の追跡"],
      ["緑チーム", "返品の受付"],
      ["赤チーム", "倉庫"],
    ],
    people: { product_manager: "佐藤 杏", developer: "髙橋 蓮", researcher: "Lê Minh" },
    notes: {
      product_manager: "荷物が手渡された",
      developer: "ドライバーが呼び鈴を鳴らした",
      researcher: "だれも家にいなかった",
    },
    problem: "三個に一個は二度届けている",
    command: "届ける時間を選ぶ",
    focusReason: "問い合わせの大半がこれに関するもの",
    scenario: "お客様は朝、届きそうな時間帯を見られる",
    targetUser: "日中に働いている人",
    kinds: { problem: "課題", event: "ドメインイベント" },
    buttons: {
      start: "始める",
      next: "次へ",
      lead: "進行の操作",
      openVote: /投票を始める.*3/,
      showVote: "結果を公開",
      revealAll: /全員の付箋を公開/,
      makeUseCase: "ユースケースにする",
      openUseCase: "ユースケースを開く",
    },
  },
};
