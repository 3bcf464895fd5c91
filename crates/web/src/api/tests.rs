//! The API as scripts use it, and its description.

use axum::http::StatusCode;
use domain::{Language, people::Access};
use serde_json::{Value, json};
use storage::ApiToken;

use super::openapi::DESCRIPTION;
use crate::{
    security::tokens,
    tests::ground::{Ground, NOW, Page, Who, id},
    texts::Texts,
};

const TOKEN: &str = "a-token";

async fn ground() -> Ground {
    let ground = Ground::new().await;
    let token = ApiToken {
        token_hash: tokens::hash(TOKEN),
        name: "script".into(),
        created_at: NOW,
    };
    ground
        .db
        .create_api_token(&id("organiser"), &token)
        .await
        .expect("a token");
    ground
}

fn body(page: &Page) -> Value {
    serde_json::from_str(&page.text).unwrap_or_else(|_| panic!("no JSON: {}", page.text))
}

#[tokio::test]
async fn a_workshop_has_room_for_a_thousand_also_for_scripts() {
    let ground = ground().await;
    for index in 0..996 {
        let key = format!("crowd-{index}");
        ground.member(&key, None, Access::Observer).await;
    }
    let path = "/api/v1/workshops/workshop/members";
    let member = r#"{"name":"Dan","role":"ux"}"#;
    let page = ground.call(TOKEN, "POST", path, member).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text);
    let message = Texts::of(Language::En).join_full(1000).to_string();
    assert_eq!(body(&page)["detail"], message);
    let goes = ground.db.remove_member(&id("crowd-7"), NOW).await;
    goes.expect("removes");
    let page = ground.call(TOKEN, "POST", path, member).await;
    assert_eq!(page.status, StatusCode::CREATED, "a place is free again");
}

#[tokio::test]
async fn a_script_makes_a_workshop_with_a_team_and_opens_its_board() {
    let ground = ground().await;
    let workshop = ground
        .call(
            TOKEN,
            "POST",
            "/api/v1/workshops",
            r#"{"name":"Spring","language":"ja"}"#,
        )
        .await;
    assert_eq!(workshop.status, StatusCode::CREATED, "{}", workshop.text);
    let path = format!(
        "/api/v1/workshops/{}",
        body(&workshop)["id"].as_str().expect("an id")
    );
    let team = body(
        &ground
            .call(
                TOKEN,
                "POST",
                &format!("{path}/teams"),
                r#"{"name":"Till"}"#,
            )
            .await,
    );
    assert_eq!(team["missing_roles"].as_array().map(Vec::len), Some(3));
    let member = json!({ "name": "Mo", "role": "developer", "team": team["id"] }).to_string();
    let member = body(
        &ground
            .call(TOKEN, "POST", &format!("{path}/members"), &member)
            .await,
    );
    assert!(
        member["return_url"]
            .as_str()
            .is_some_and(|url| url.contains("/return/"))
    );
    let members = body(
        &ground
            .call(TOKEN, "GET", &format!("{path}/members"), "")
            .await,
    );
    assert_eq!(
        members["members"][0]["return_url"],
        Value::Null,
        "the link is shown once"
    );
    let board = format!(
        "/api/v1/boards/{}",
        team["board"].as_str().expect("a board")
    );
    let ticket = ground
        .call(
            TOKEN,
            "POST",
            &format!("{board}/tickets"),
            &json!({ "member": member["id"] }).to_string(),
        )
        .await;
    assert!(body(&ticket)["ticket"].is_string());
    assert_eq!(
        body(&ground.call(TOKEN, "GET", &board, "").await)["format"],
        "ekkyo-board"
    );
    assert_eq!(
        ground.call(TOKEN, "DELETE", &path, "").await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        ground.call(TOKEN, "GET", &path, "").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn mistakes_are_problem_documents() {
    let ground = ground().await;
    let cases = [
        (
            "POST",
            "/api/v1/workshops",
            "{",
            StatusCode::UNPROCESSABLE_ENTITY,
            "EOF",
        ),
        (
            "POST",
            "/api/v1/workshops",
            r#"{"name":" "}"#,
            StatusCode::UNPROCESSABLE_ENTITY,
            "name",
        ),
        (
            "POST",
            "/api/v1/workshops",
            r#"{"name":"x","time_zone":"Mars/Base"}"#,
            StatusCode::UNPROCESSABLE_ENTITY,
            "time_zone",
        ),
        (
            "POST",
            "/api/v1/workshops",
            r#"{"name":"x\u0000y"}"#,
            StatusCode::UNPROCESSABLE_ENTITY,
            "NUL",
        ),
        (
            "POST",
            "/api/v1/workshops",
            r#"{"name":"x","agenda":"none"}"#,
            StatusCode::UNPROCESSABLE_ENTITY,
            "agenda",
        ),
        (
            "GET",
            "/api/v1/workshops/nothing",
            "",
            StatusCode::NOT_FOUND,
            "",
        ),
        ("GET", "/api/v1/nothing", "", StatusCode::NOT_FOUND, ""),
    ];
    for (method, path, sent, status, words) in cases {
        let answer = ground.call(TOKEN, method, path, sent).await;
        assert_eq!(answer.status, status, "{method} {path} {sent}");
        let problem = body(&answer);
        assert_eq!(problem["status"], status.as_u16());
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|detail| detail.contains(words)),
            "{problem}"
        );
    }
    let unknown = ground
        .call("another-token", "GET", "/api/v1/workshops", "")
        .await;
    assert_eq!(unknown.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn pages_get_tickets_by_their_cookie_and_strangers_get_none() {
    let ground = ground().await;
    let path = "/api/v1/boards/board-a/tickets";
    assert_eq!(
        ground.post_json(Who::Aki, path, "").await.status,
        StatusCode::OK
    );
    assert_eq!(
        ground.post_json(Who::Stranger, path, "").await.status,
        StatusCode::NOT_FOUND
    );
    let for_another = ground
        .post_json(Who::Aki, path, r#"{"member":"ben"}"#)
        .await;
    assert_eq!(
        for_another.status,
        StatusCode::FORBIDDEN,
        "nobody gets a ticket in another's name"
    );
}

#[tokio::test]
async fn progress_is_told_by_the_rules_of_the_page() {
    let ground = ground().await;
    let path = "/api/v1/workshops/workshop/progress";
    let progress = body(&ground.call(TOKEN, "GET", path, "").await);
    assert_eq!(progress["whole"]["people"], 3);
    assert_eq!(progress["teams"][0]["reading"]["begun"], 0);
    assert_eq!(progress["teams"][0]["stage"], "learning");
    assert_eq!(progress["teams"][0]["next"][0]["requirement"], "lectures");
    assert_eq!(progress["teams"][1]["reading"], Value::Null);
    assert_eq!(progress["roles"][0]["reading"], Value::Null, "a single one");
    assert_eq!(progress["named"], Value::Null);
    assert!(!progress.to_string().contains("Aki"));
    let names = "/workshops/workshop/progress/names";
    ground
        .post(Who::Organiser, names, &[("names", "shown")])
        .await;
    let progress = body(&ground.call(TOKEN, "GET", path, "").await);
    assert_eq!(
        progress["named"]["people"].as_array().map(Vec::len),
        Some(3)
    );
    let stranger = ground.get(Who::Aki, Language::En, path).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
}

/// Every address of the API is described, and every described address exists.
#[tokio::test]
async fn the_description_and_the_routes_agree() {
    let ground = ground().await;
    let description: Value = serde_json::from_str(DESCRIPTION).expect("valid JSON");
    let paths = description["paths"].as_object().expect("paths");
    let routes = include_str!("mod.rs");
    for path in paths.keys() {
        assert!(
            routes.contains(&format!("\"{path}\"")),
            "{path} is described but not routed"
        );
        for method in paths[path].as_object().expect("methods").keys() {
            assert!(routes.contains(&format!("{method}(")), "{method} {path}");
        }
    }
    let routed = routes.matches("\"/api/").count();
    assert_eq!(
        routed,
        paths.len(),
        "an address is routed but not described"
    );
    assert_eq!(
        ground
            .call(TOKEN, "GET", "/api/openapi.json", "")
            .await
            .status,
        StatusCode::OK
    );
}
