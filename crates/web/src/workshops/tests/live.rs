//! All teams at one glance.

use axum::http::StatusCode;
use domain::{Language, TeamId, board::NoteKind, people::Access};

use super::PAGE;
use crate::{
    tests::ground::{Ground, Who, id},
    texts::Texts,
};

const LIVE: &str = "/workshops/workshop/live";
const STEP: &str = "/workshops/workshop/live/step";

async fn current_step(ground: &Ground, team: &str) -> Option<String> {
    let watched = ground.hub.watch(&id::<TeamId>(team)).await.expect("a team");
    let snapshot = watched.snapshots.borrow().clone();
    let (_, step) = snapshot.progress.run.current(&snapshot.agenda)?;
    Some(step.id.clone())
}

#[tokio::test]
async fn each_team_has_its_card() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Organiser, language, LIVE).await;
        assert_eq!(page.all(".live-team h2"), ["Team A", "Team B"]);
        assert_eq!(page.all(".live-team dd").len(), 8);
        let missing = t.live_missing(t.role_researcher().to_string());
        assert_eq!(page.all(".live-team .badge-row").len(), 2);
        assert!(page.all(".live-team .badge").contains(&missing.to_string()));
        let steps = page.all("select[name=step] option");
        assert!(steps.len() > 10 && steps[0].starts_with("1. "));
        let events = page.attribute("[data-follow]", "data-follow");
        assert_eq!(events.as_deref(), Some("/workshops/workshop/live/events"));
    }
}

#[tokio::test]
async fn notes_count_also_on_boards_that_nobody_opened_since_the_start() {
    let before = Ground::new().await;
    before.draw(NoteKind::Problem, "Waste").await;
    before.hub.drain().await;
    let after = before.restarted();
    let page = after.get(Who::Organiser, Language::En, LIVE).await;
    let facts = page.all(".live-team:first-child dd");
    assert_eq!(facts[..2], ["0 / 4", "1"]);
}

#[tokio::test]
async fn a_step_starts_in_every_team() {
    let ground = Ground::new().await;
    let page = ground.get(Who::Organiser, Language::En, LIVE).await;
    let step = page.attribute("select[name=step] option:nth-child(3)", "value");
    let step = step.expect("a third step");
    let started = ground.post(Who::Organiser, STEP, &[("step", &step)]).await;
    assert_eq!(started.location.as_deref(), Some(LIVE));
    for team in ["team-a", "team-b"] {
        assert_eq!(current_step(&ground, team).await, Some(step.clone()));
    }
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, LIVE).await;
        assert_eq!(page.all(".live-team progress[value='3']").len(), 2);
        assert_eq!(page.all(".live-team .clock[data-clock]").len(), 2);
    }
    let odd = ground
        .post(Who::Organiser, STEP, &[("step", "party")])
        .await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn only_organisers_see_and_steer_all_teams() {
    let ground = Ground::new().await;
    ground.organiser("other", "seven quiet otters").await;
    ground.member("fay", None, Access::Facilitator).await;
    for cookies in [
        "ekkyo_session=other",
        "ekkyo_device=fay",
        "ekkyo_device=pia",
    ] {
        for path in [LIVE, "/workshops/workshop/live/events"] {
            let page = ground.open(cookies, path).await;
            assert!(
                matches!(page.status, StatusCode::NOT_FOUND | StatusCode::SEE_OTHER),
                "{cookies} {path}"
            );
        }
        ground
            .post_with(cookies, STEP, &[("step", "welcome")])
            .await;
    }
    assert_eq!(current_step(&ground, "team-a").await, None);
}

#[tokio::test]
async fn a_workshop_without_teams_says_what_comes_first() {
    let ground = Ground::new().await;
    for team in ["a", "b"] {
        let path = format!("/teams/team-{team}/delete");
        let name = format!("Team {}", team.to_uppercase());
        ground
            .post(Who::Organiser, &path, &[("confirmation", &name)])
            .await;
    }
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, LIVE).await;
        let title = Texts::of(language).live_empty_title();
        assert_eq!(page.one(".empty h2"), title.to_string());
        assert_eq!(page.attribute(".empty a", "href").as_deref(), Some(PAGE));
    }
}
