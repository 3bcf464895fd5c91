//! Joining by link, and coming back.

use axum::http::StatusCode;
use domain::{
    Language,
    people::{Access, Role},
    workshop::Joining,
};

use crate::{
    tests::ground::{Ground, NOW, Page, Who},
    texts::Texts,
};

const WORKSHOP: &str = "/join/joinworkshop";
const TEAM: &str = "/join/joina";
const DEVICE: &str = "ekkyo_device";

async fn join(ground: &Ground, path: &str, fields: &[(&str, &str)]) -> Page {
    ground.post(Who::Stranger, path, fields).await
}

async fn set_joining(ground: &Ground, joining: Joining) {
    let workshop = ground.db.workshop(&ground.workshop).await;
    let mut workshop = workshop.expect("reads").expect("a workshop");
    workshop.joining = joining;
    ground.db.update_workshop(&workshop).await.expect("saves");
}

#[tokio::test]
async fn the_workshop_link_asks_for_name_role_and_team() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Stranger, language, WORKSHOP).await;
        assert_eq!(page.one("h1"), "Autumn");
        assert_eq!(page.all("input[name=role]").len(), Role::ALL.len());
        assert_eq!(page.all("input[name=team]").len(), 3, "two and undecided");
        assert_eq!(page.one(".button"), t.join_submit().to_string());
    }
    let fields = [("name", "Dan"), ("role", "researcher"), ("team", "team-b")];
    let joined = join(&ground, WORKSHOP, &fields).await;
    assert_eq!(joined.location.as_deref(), Some("/teams/team-b"));
    let device = joined.cookie(DEVICE).expect("a device");
    let team = ground.open(device, "/teams/team-b").await;
    assert!(team.all(".people li").iter().any(|row| row.contains("Dan")));

    let undecided = [("name", "Eli"), ("role", "ux"), ("team", "undecided")];
    let joined = join(&ground, WORKSHOP, &undecided).await;
    assert_eq!(joined.location.as_deref(), Some("/"));
    let home = ground
        .open(joined.cookie(DEVICE).expect("a device"), "/")
        .await;
    assert_eq!(home.all("a.card-link"), ["Team A", "Team B"]);
}

#[tokio::test]
async fn a_team_link_joins_that_team_whatever_is_sent() {
    let ground = Ground::new().await;
    let page = ground.get(Who::Stranger, Language::En, TEAM).await;
    assert!(page.all("input[name=team]").is_empty());
    let fields = [
        ("name", "Dan"),
        ("role", "researcher"),
        ("team", "team-b"),
        ("observe", "1"),
    ];
    let joined = join(&ground, TEAM, &fields).await;
    assert_eq!(joined.location.as_deref(), Some("/teams/team-a"));
    let device = joined.cookie(DEVICE).expect("a device");
    let team = ground.open(device, "/teams/team-a").await;
    let observer = Texts::of(Language::En).access_observer().to_string();
    assert_eq!(team.one(".heading .badge"), observer);
}

#[tokio::test]
async fn mistakes_stand_beside_their_fields_and_the_input_stays() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let path = format!("{WORKSHOP}?lang={}", language.tag());
        let long = "n".repeat(81);
        let page = join(&ground, &path, &[("name", &long), ("role", "king")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            page.one("#field-name-error"),
            t.form_too_long(80).to_string()
        );
        assert_eq!(
            page.one("#field-role-error"),
            t.join_role_missing().to_string()
        );
        assert_eq!(
            page.one("#field-team-error"),
            t.join_team_missing().to_string()
        );
        assert_eq!(page.attribute("#field-name", "value"), Some(long));
        let page = join(&ground, &path, &[("role", "sales"), ("observe", "1")]).await;
        assert_eq!(page.one("#field-name-error"), t.form_required().to_string());
        let chosen = page.attribute("input[name=role][checked]", "value");
        assert_eq!(chosen.as_deref(), Some("sales"));
        assert_eq!(page.all("input[name=observe][checked]").len(), 1);
    }
    let people = ground.db.members_of_workshop(&ground.workshop).await;
    assert_eq!(people.expect("people").len(), 4);
}

#[tokio::test]
async fn names_are_words_and_never_markup_or_control_characters() {
    let ground = Ground::new().await;
    let name = "<img src=x onerror=alert(1)>\0\u{1b}[2J\"'&";
    let joined = join(&ground, TEAM, &[("name", name), ("role", "developer")]).await;
    let device = joined.cookie(DEVICE).expect("a device").to_owned();
    let kept = "<img src=x onerror=alert(1)>[2J\"'&";
    let people = ground.db.members_of_team(&ground.team.id).await;
    assert!(
        people
            .expect("people")
            .iter()
            .any(|person| person.name == kept)
    );
    for path in ["/", "/teams/team-a", "/teams/team-a/board"] {
        let page = ground.open(&device, path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.all("img").is_empty(), "{path}");
    }
    let page = ground
        .get(Who::Organiser, Language::En, "/workshops/workshop")
        .await;
    assert!(page.all("img").is_empty());
    assert!(
        page.all(".person-text")
            .iter()
            .any(|row| row.contains(kept))
    );
}

#[tokio::test]
async fn closed_joining_says_so_and_lets_those_come_back_who_joined() {
    let ground = Ground::new().await;
    set_joining(&ground, Joining::Closed).await;
    for language in Language::ALL {
        for path in [WORKSHOP, TEAM] {
            let page = ground.get(Who::Stranger, language, path).await;
            let title = Texts::of(language).join_closed_title();
            assert_eq!(page.one("h1"), title.to_string());
            assert!(page.all("main form").is_empty());
        }
    }
    let refused = join(&ground, TEAM, &[("name", "Dan"), ("role", "ux")]).await;
    assert!(refused.cookie(DEVICE).is_none());
    let known = ground.get(Who::Aki, Language::En, WORKSHOP).await;
    assert_eq!(known.location.as_deref(), Some("/teams/team-a"));

    set_joining(&ground, Joining::Open).await;
    ground
        .db
        .archive_workshop(&ground.workshop, NOW)
        .await
        .expect("archives");
    let page = ground.get(Who::Stranger, Language::En, TEAM).await;
    assert!(page.all("main form").is_empty());
}

#[tokio::test]
async fn the_same_device_comes_back_and_may_become_somebody_else() {
    let ground = Ground::new().await;
    let back = ground.get(Who::Aki, Language::En, WORKSHOP).await;
    assert_eq!(back.location.as_deref(), Some("/teams/team-a"));
    let anew = ground
        .get(Who::Aki, Language::En, &format!("{WORKSHOP}?new=1"))
        .await;
    assert_eq!(anew.all("input[name=name]").len(), 1);
    for path in ["/join/none", "/join/%00", "/join/JOINA%27"] {
        let page = ground.get(Who::Stranger, Language::En, path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_return_link_asks_first_and_then_brings_one_back_on_any_device() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let page = ground
            .get(Who::Stranger, language, "/return/return-pia")
            .await;
        let title = Texts::of(language).come_back_title("Pia");
        assert_eq!(page.one("h1"), title.to_string());
        assert!(page.cookie(DEVICE).is_none());
    }
    let back = ground.post(Who::Stranger, "/return/return-pia", &[]).await;
    assert_eq!(back.location.as_deref(), Some("/teams/team-a"));
    let device = back.cookie(DEVICE).expect("a device");
    let team = ground.open(device, "/teams/team-a").await;
    assert_eq!(team.status, StatusCode::OK);
    let wrong = ground.post(Who::Stranger, "/return/none", &[]).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_return_link_is_shown_until_it_is_put_away() {
    let ground = Ground::new().await;
    let joined = join(&ground, TEAM, &[("name", "Dan"), ("role", "researcher")]).await;
    let cookies = joined.cookies.join("; ");
    let page = ground.open(&cookies, "/teams/team-a").await;
    let link = page.attribute("#return-link", "value").expect("a link");
    let path = link.strip_prefix("http://ekkyo.test").expect("our address");
    let back = ground.get(Who::Stranger, Language::En, path).await;
    let title = Texts::of(Language::En).come_back_title("Dan");
    assert_eq!(back.one("h1"), title.to_string());
    let then = [("then", "/teams/team-a")];
    let away = ground.post_with(&cookies, "/return-link", &then).await;
    assert_eq!(away.location.as_deref(), Some("/teams/team-a"));
    assert_eq!(away.cookie("ekkyo_return"), Some("ekkyo_return="));
}

#[tokio::test]
async fn a_flood_of_newcomers_has_to_wait() {
    let ground = Ground::new().await;
    for _ in 0..300 {
        ground.state.joins.joined("", NOW);
    }
    let fields = [("name", "Dan"), ("role", "ux")];
    let page = join(&ground, TEAM, &fields).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    let message = Texts::of(Language::En).join_too_many();
    assert_eq!(page.one("#field-name-error"), message.to_string());
    let name = page.attribute("#field-name", "value");
    assert_eq!(name.as_deref(), Some("Dan"), "the input stays");
}

#[tokio::test]
async fn a_workshop_has_room_for_a_thousand() {
    let ground = Ground::new().await;
    for index in 0..996 {
        let key = format!("crowd-{index}");
        ground.member(&key, None, Access::Observer).await;
    }
    let fields = [("name", "Dan"), ("role", "ux")];
    let page = join(&ground, TEAM, &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let message = Texts::of(Language::En).join_full(1000);
    assert_eq!(page.one("#field-name-error"), message.to_string());
    ground
        .db
        .remove_member(&"crowd-7".parse().expect("an id"), NOW)
        .await
        .expect("removes");
    let page = join(&ground, TEAM, &fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "a place is free again");
}

#[tokio::test]
async fn facilitators_without_a_team_see_every_team() {
    let ground = Ground::new().await;
    ground.member("fay", None, Access::Facilitator).await;
    for team in ["/teams/team-a", "/teams/team-b"] {
        let page = ground.open("ekkyo_device=fay", team).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.all(".heading .badge").is_empty(), "not only watching");
    }
    let back = ground.open("ekkyo_device=fay", WORKSHOP).await;
    assert_eq!(back.location.as_deref(), Some("/"));
}
