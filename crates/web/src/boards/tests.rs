//! The board's page, what leads may do, and files in and out.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use board::room::MAX_NOTES;
use domain::{Language, board::NoteKind, use_case::Field};

use crate::{
    tests::ground::{Ground, Page, Who},
    texts::Texts,
};

const BOARD: &str = "/teams/team-a/board";

fn boot(page: &Page) -> serde_json::Value {
    serde_json::from_str(&page.one("ekkyo-board script")).expect("the page's JSON")
}

#[tokio::test]
async fn the_page_holds_everything_the_island_needs() {
    let ground = Ground::new().await;
    for (language, first) in [(Language::Ja, "ja"), (Language::En, "en")] {
        let page = ground.get(Who::Pia, language, BOARD).await;
        assert_eq!(page.status, StatusCode::OK);
        let boot = boot(&page);
        assert_eq!(boot["language"], first);
        assert_eq!(boot["board"], "board-a");
        assert_eq!(boot["me"]["can_lead"], true);
        assert_eq!(boot["state"]["people"].as_array().map(Vec::len), Some(4));
        assert!(
            boot["state"]["steps"]
                .as_array()
                .is_some_and(|steps| steps.len() > 10)
        );
        assert_eq!(page.attribute("noscript h2", "class"), None);
    }
    let boot = boot(&ground.get(Who::Observer, Language::En, BOARD).await);
    assert_eq!(boot["me"]["can_edit"], false);
    let stranger = ground.get(Who::Stranger, Language::En, BOARD).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_hostile_team_name_stays_text() {
    let ground = Ground::new().await;
    let mut team = ground.team.clone();
    team.name = "</script><script>alert(1)</script><!--\u{2028}".into();
    ground.db.update_team(&team).await.expect("renames");
    let page = ground.get(Who::Pia, Language::En, BOARD).await;
    assert!(!page.text.contains("<script>alert"), "{}", page.text);
    assert_eq!(boot(&page)["team_name"], team.name);
}

#[tokio::test]
async fn only_leads_lead() {
    let ground = Ground::new().await;
    let calls = [
        ("/teams/team-a/agenda", r#"{"command":"start"}"#),
        ("/teams/team-a/board-lock", r#"{"locked":true}"#),
        ("/teams/team-a/vote", r#"{"command":"open","dots":3}"#),
        ("/teams/team-a/reveal", r#"{"people":null}"#),
    ];
    for (path, body) in calls {
        for who in [Who::Aki, Who::Observer] {
            let refused = ground.post_json(who, path, body).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path} by {who:?}");
        }
        let done = ground.post_json(Who::Pia, path, body).await;
        assert_eq!(done.status, StatusCode::NO_CONTENT, "{path}: {}", done.text);
        let organiser = ground.post_json(Who::Organiser, path, "{nonsense").await;
        assert!(organiser.status.is_client_error());
    }
}

#[tokio::test]
async fn a_refused_command_says_why_in_the_readers_language() {
    let ground = Ground::new().await;
    for (language, words) in [
        ("ja", "進行はまだ始まっていません"),
        ("en", "The agenda has not begun"),
    ] {
        let request = Request::builder()
            .method("POST")
            .uri("/teams/team-a/agenda")
            .header(header::COOKIE, "ekkyo_device=pia")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, language)
            .body(Body::from(r#"{"command":"next"}"#))
            .expect("a request");
        let refused = ground.send(request).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text.contains(words), "{}", refused.text);
    }
}

#[tokio::test]
async fn a_full_board_says_so_and_stays_as_it_was() {
    let ground = Ground::new().await;
    ground.draw(NoteKind::Problem, "Sold out").await;
    let mut content = ground.hub.content(&ground.team.board).await;
    let content = content.as_mut().expect("a board");
    let one = content.notes["note00000001"].clone();
    content.notes = (0..MAX_NOTES)
        .map(|index| (format!("n{index}"), one.clone()))
        .collect();
    let file = board::exchange::serialise("full", content);
    let import = "/teams/team-a/board/import";
    for language in Language::ALL {
        let path = format!("{import}?lang={}", language.tag());
        let refused = ground.upload(Who::Pia, &path, &file).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let words = Texts::of(language).refused_board_full(MAX_NOTES as u64);
        let said: serde_json::Value = serde_json::from_str(&refused.text).expect("JSON");
        assert_eq!(said["detail"], words.to_string());
    }
    let after = ground.hub.content(&ground.team.board).await;
    assert_eq!(after.expect("a board").notes.len(), 1);
}

#[tokio::test]
async fn another_site_cannot_lead() {
    let ground = Ground::new().await;
    let request = Request::builder()
        .method("POST")
        .uri("/teams/team-a/agenda")
        .header(header::COOKIE, "ekkyo_device=pia")
        .header("sec-fetch-site", "cross-site")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(r#"{"command":"start"}"#))
        .expect("a request");
    assert_eq!(ground.send(request).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_board_leaves_in_every_format_and_nothing_runs() {
    let ground = Ground::new().await;
    ground
        .draw(
            NoteKind::Problem,
            "=cmd|' /C calc'!A1 <script>alert(1)</script>",
        )
        .await;
    let svg = ground
        .get(Who::Aki, Language::Ja, "/teams/team-a/board.svg")
        .await;
    assert!(
        svg.text.contains("課題") && !svg.text.contains("<script"),
        "{}",
        svg.text
    );
    let csv = ground
        .get(Who::Aki, Language::En, "/teams/team-a/board.csv")
        .await;
    assert!(csv.text.starts_with('\u{feff}'));
    assert!(csv.text.contains("'=cmd"), "{}", csv.text);
    let png = ground
        .get(Who::Aki, Language::En, "/teams/team-a/board.png")
        .await;
    assert_eq!(png.status, StatusCode::OK);
    assert!(png.text.contains("PNG"));
    let json = ground
        .get(Who::Observer, Language::En, "/teams/team-a/board.json")
        .await;
    let board: serde_json::Value = serde_json::from_str(&json.text).expect("JSON");
    assert_eq!(board["format"], "ekkyo-board");
    assert_eq!(
        board["content"]["notes"]
            .as_object()
            .map(serde_json::Map::len),
        Some(1)
    );
}

#[tokio::test]
async fn an_exported_board_can_be_imported_and_foreign_files_cannot() {
    let ground = Ground::new().await;
    ground.draw(NoteKind::Problem, "Sold out").await;
    let file = ground
        .get(Who::Pia, Language::En, "/teams/team-a/board.json")
        .await
        .text;
    ground
        .hub
        .edit(
            &ground.team.board,
            vec![board::room::ServerEdit::Remove(vec!["note00000001".into()])],
        )
        .await
        .expect("removes");
    let import = "/teams/team-a/board/import";
    assert_eq!(
        ground
            .upload(Who::Aki, import, file.as_bytes())
            .await
            .status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        ground
            .upload(Who::Pia, import, file.as_bytes())
            .await
            .status,
        StatusCode::NO_CONTENT
    );
    let content = ground
        .hub
        .content(&ground.team.board)
        .await
        .expect("a board");
    assert_eq!(content.text("note00000001"), "Sold out");

    let newer = file.replacen("\"version\": 1", "\"version\": 99", 1);
    let bad = file.replacen("\"kind\": \"problem\"", "\"kind\": \"doubt\"", 1);
    for (what, file, words) in [
        ("not JSON", "PK\u{3}\u{4}", "not JSON"),
        ("a foreign file", "{\"shapes\":[]}", "not an Ekkyo board"),
        ("a newer file", &newer, "newer Ekkyo"),
        ("a bad field", &bad, "content.notes.note00000001.kind"),
    ] {
        let refused = ground.upload(Who::Pia, import, file.as_bytes()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(refused.text.contains(words), "{what}: {}", refused.text);
    }
    assert_eq!(
        ground
            .hub
            .content(&ground.team.board)
            .await
            .expect("a board"),
        content,
        "nothing changed"
    );
}

#[tokio::test]
async fn the_list_leaves_as_csv_and_json() {
    let ground = Ground::new().await;
    let fields = [
        (Field::Problem, "=1+1"),
        (Field::Urgency, "high"),
        (Field::Importance, "low"),
    ];
    ground.row("row", &fields).await;
    let csv = ground
        .get(Who::Aki, Language::Ja, "/teams/team-a/use-cases.csv")
        .await
        .text;
    assert!(
        csv.starts_with('\u{feff}') && csv.contains("'=1+1") && csv.contains("PoCの優先度"),
        "{csv}"
    );
    let json = ground
        .get(Who::Aki, Language::En, "/teams/team-a/use-cases.json")
        .await
        .text;
    let list: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(list["use_cases"][0]["priority"], 4);
    let all = ground
        .get(
            Who::Organiser,
            Language::En,
            "/workshops/workshop/use-cases.csv",
        )
        .await;
    assert!(all.text.contains("Team A"), "{}", all.text);
    let stranger = ground
        .get(Who::Aki, Language::En, "/workshops/workshop/use-cases.csv")
        .await;
    assert_ne!(stranger.status, StatusCode::OK);
}
