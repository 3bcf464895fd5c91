//! People of a workshop in the organiser's hands.

use std::sync::Arc;

use axum::http::StatusCode;
use domain::{Language, people::Access};
use live::TeamSnapshot;

use super::PAGE;
use crate::{
    tests::ground::{Ground, Who},
    texts::Texts,
};

const AKI: &str = "/workshops/workshop/people/aki";

#[tokio::test]
async fn a_person_is_renamed_moved_and_given_rights() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, AKI).await;
        assert_eq!(page.one("h1"), "Aki");
        let team = page.attribute("select[name=team] option[selected]", "value");
        assert_eq!(team.as_deref(), Some("team-a"));
    }
    let fields = |name, team| {
        [
            ("name", name),
            ("team", team),
            ("role", "researcher"),
            ("access", "facilitator"),
        ]
    };
    let nameless = ground
        .post(Who::Organiser, AKI, &fields("", "team-b"))
        .await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nameless.all("#field-name-error").len(), 1);
    let team = nameless.attribute("select[name=team] option[selected]", "value");
    assert_eq!(team.as_deref(), Some("team-b"), "the input stays");

    let saved = ground
        .post(Who::Organiser, AKI, &fields("Akira", "team-b"))
        .await;
    assert_eq!(saved.location.as_deref(), Some(PAGE));
    let page = ground.get(Who::Aki, Language::En, "/teams/team-b").await;
    assert!(page.one(".people").contains("Akira"));
    assert!(page.one(".people").contains("Facilitator"));
    let former = ground.get(Who::Pia, Language::En, "/teams/team-a").await;
    assert!(!former.one(".people").contains("Aki"));
}

#[tokio::test]
async fn somebody_removed_is_nowhere_to_be_found() {
    let ground = Ground::new().await;
    let mut watched = ground.hub.watch(&ground.team.id).await.expect("a team");
    let removed = ground
        .post(Who::Organiser, &format!("{AKI}/remove"), &[])
        .await;
    assert_eq!(removed.location.as_deref(), Some(PAGE));
    for path in ["/teams/team-a", "/teams/team-a/board", "/teams/team-b"] {
        let page = ground.get(Who::Aki, Language::En, path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    let home = ground.get(Who::Aki, Language::En, "/").await;
    assert!(home.all("a.card-link").is_empty());
    let link = ground
        .get(Who::Stranger, Language::En, "/return/return-aki")
        .await;
    assert_eq!(link.status, StatusCode::NOT_FOUND);
    let page = ground.get(Who::Organiser, Language::En, AKI).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let left = |snapshot: &Arc<TeamSnapshot>| snapshot.members.len() == 3;
    watched.snapshots.wait_for(left).await.expect("a team");
    for (who, path) in [(Who::Organiser, PAGE), (Who::Pia, "/teams/team-a")] {
        let page = ground.get(who, Language::En, path).await;
        assert!(!page.text.contains("Aki"), "{path}");
    }
    let again = ground
        .post(Who::Organiser, &format!("{AKI}/remove"), &[])
        .await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    // They may join anew; the device is not banned.
    let anew = ground.get(Who::Aki, Language::En, "/join/joina").await;
    assert_eq!(anew.status, StatusCode::OK);
}

#[tokio::test]
async fn a_new_return_link_is_shown_once_and_voids_the_old_one() {
    let ground = Ground::new().await;
    let path = format!("{AKI}/return-link");
    let made = ground.post(Who::Organiser, &path, &[]).await;
    let link = made.attribute("#return-link", "value").expect("a link");
    let local = link.strip_prefix("http://ekkyo.test").expect("our address");
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, AKI).await;
        assert!(!page.text.contains(&link));
        let back = ground.get(Who::Stranger, language, local).await;
        let title = Texts::of(language).come_back_title("Aki");
        assert_eq!(back.one("h1"), title.to_string());
    }
    let old = ground
        .get(Who::Stranger, Language::En, "/return/return-aki")
        .await;
    assert_eq!(old.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_organisers_of_the_workshop_touch_its_people() {
    let ground = Ground::new().await;
    ground.organiser("other", "seven quiet otters").await;
    ground.member("fay", None, Access::Facilitator).await;
    let fields = [("name", "X"), ("role", "ux"), ("access", "facilitator")];
    for path in ["", "/remove", "/return-link"] {
        let path = format!("{AKI}{path}");
        let other = ground
            .post_with("ekkyo_session=other", &path, &fields)
            .await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "{path}");
        for member in ["ekkyo_device=fay", "ekkyo_device=pia", "ekkyo_device=aki"] {
            let page = ground.post_with(member, &path, &fields).await;
            let login = page.location.expect("leads to the log-in");
            assert!(login.starts_with("/login"), "{member} {path}");
        }
    }
    let name = ground.db.member(&"aki".parse().expect("an id")).await;
    assert_eq!(name.expect("reads").expect("a member").name, "Aki");
}
