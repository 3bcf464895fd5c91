//! Who has done what, and who may know.

use axum::http::StatusCode;
use domain::{Language, MemberId, people::Access};

use crate::{
    tests::ground::{Ground, Who, id},
    texts::Texts,
};

const PROGRESS: &str = "/workshops/workshop/progress";

async fn finish(ground: &Ground, member: &str, lessons: usize) {
    let library = ground.state.library();
    for lesson in library.lessons(Language::En).take(lessons) {
        let (member, now): (MemberId, _) = (id(member), ground.state.now());
        let db = &ground.db;
        db.begin_lesson(&member, &lesson.id, now)
            .await
            .expect("begun");
        db.finish_lesson(&member, &lesson.id, 1, now)
            .await
            .expect("finished");
    }
}

#[tokio::test]
async fn numbers_are_told_of_groups_of_three_and_nobody_is_named() {
    let ground = Ground::new().await;
    finish(&ground, "aki", 1).await;
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, PROGRESS).await;
        assert_eq!(page.status, StatusCode::OK);
        let teams = page.all(".progress-table tbody tr");
        // Team A has three participants; team B has nobody.
        assert!(teams[0].starts_with("Team A310"), "{teams:?}");
        // Two developers and one product manager are told about together only.
        let roles: Vec<_> = teams.iter().filter(|row| row.contains("––––")).collect();
        assert_eq!(roles.len(), 3, "team B and two roles: {teams:?}");
        for name in ["Pia", "Aki", "Ben"] {
            assert!(!page.one("main").contains(name), "{name}");
        }
        let t = Texts::of(language);
        assert_eq!(
            page.one("#names-card-heading + .badge"),
            t.names_hidden().to_string()
        );
    }
}

#[tokio::test]
async fn whoever_could_be_worked_out_is_hidden_too() {
    let ground = Ground::new().await;
    ground
        .member("eve", Some("team-b"), Access::Participant)
        .await;
    let page = ground.get(Who::Organiser, Language::En, PROGRESS).await;
    let teams = page.all(".progress-table tbody tr");
    assert!(teams[0].starts_with("Team A––––"), "{teams:?}");
    assert!(teams[1].starts_with("Team B––––"), "{teams:?}");
    assert!(page.one("#whole-heading + .progress").contains(" / "));
}

#[tokio::test]
async fn teams_and_roles_together_tell_of_nobody() {
    let ground = Ground::new().await;
    let join = async |key, team| {
        ground.member(key, Some(team), Access::Participant).await;
    };
    for key in ["rei", "ria", "rob"] {
        join(key, "team-b").await;
    }
    let roles = async || {
        let page = ground.get(Who::Organiser, Language::En, PROGRESS).await;
        page.all("#roles-heading + .table-wrap tbody tr")
    };
    let (hidden, shown) = ("––––", "300");
    assert!(roles().await[2].contains(shown), "three researchers");
    // Team A less product manager and developers, who are all in it, would be one researcher.
    join("ray", "team-a").await;
    assert!(roles().await.iter().all(|row| row.contains(hidden)));
}

#[tokio::test]
async fn facilitators_look_and_others_may_not() {
    let ground = Ground::new().await;
    ground.member("fay", None, Access::Facilitator).await;
    for path in [PROGRESS, "/workshops/workshop/path"] {
        let page = ground.open("ekkyo_device=fay", path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.all("[action$=names]").is_empty());
    }
    for who in [Who::Pia, Who::Aki, Who::Observer] {
        let page = ground.get(who, Language::En, PROGRESS).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
    }
    let names = format!("{PROGRESS}/names");
    let refused = ground
        .post_with("ekkyo_device=fay", &names, &[("names", "shown")])
        .await;
    assert!(
        refused
            .location
            .is_some_and(|way| way.starts_with("/login"))
    );
    let odd = ground
        .post(Who::Organiser, &names, &[("names", "some")])
        .await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn names_are_shown_from_now_on_and_everybody_reads_so() {
    let ground = Ground::new().await;
    finish(&ground, "aki", 2).await;
    let names = format!("{PROGRESS}/names");
    let shown = ground
        .post(Who::Organiser, &names, &[("names", "shown")])
        .await;
    assert_eq!(shown.location.as_deref(), Some(PROGRESS));
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, PROGRESS).await;
        assert!(page.one("#names-heading ~ .table-wrap").contains("Aki"));
        for who in [Who::Aki, Who::Pia, Who::Observer] {
            let path = ground.get(who, language, "/workshops/workshop/path").await;
            assert_eq!(path.all("[data-names=shown]").len(), 1);
        }
    }
    ground
        .post(Who::Organiser, &names, &[("names", "hidden")])
        .await;
    let page = ground.get(Who::Organiser, Language::En, PROGRESS).await;
    assert!(page.all("#names-heading").is_empty());
    let path = ground
        .get(Who::Aki, Language::En, "/workshops/workshop/path")
        .await;
    assert_eq!(path.all("[data-names=hidden]").len(), 1);
}

#[tokio::test]
async fn what_was_finished_before_is_not_told_by_name() {
    let ground = Ground::new().await;
    finish(&ground, "aki", 2).await;
    let later = ground.state.now().plus_minutes(5);
    ground
        .db
        .set_named_since(&ground.workshop, Some(later), "code")
        .await
        .expect("set");
    let page = ground.get(Who::Organiser, Language::En, PROGRESS).await;
    let rows = page.all("#names-heading ~ .table-wrap tbody tr");
    let aki = rows
        .iter()
        .find(|row| row.starts_with("Aki"))
        .expect("a row");
    assert!(aki.ends_with("0–"), "{aki}");
}

#[tokio::test]
async fn reminders_name_nobody_and_come_in_both_languages() {
    let ground = Ground::new().await;
    let page = ground.get(Who::Organiser, Language::Ja, PROGRESS).await;
    for key in ["begin", "hands-on", "ideathon"] {
        for language in ["ja", "en"] {
            let message = page.one(&format!("#nudge-{key}-{language}"));
            assert!(message.contains("http://ekkyo.test/workshops/workshop/path"));
        }
    }
}
