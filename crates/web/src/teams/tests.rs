//! A team's own page, and the landing page that leads to it.

use axum::http::StatusCode;
use domain::{
    Language,
    agenda::{Command, StepChoice},
    people::Access,
};

use crate::{
    tests::ground::{Ground, Who},
    texts::Texts,
};

const TEAM: &str = "/teams/team-a";

#[tokio::test]
async fn it_leads_to_board_and_list_and_shows_who_is_there() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Aki, language, TEAM).await;
        assert_eq!(page.one("h1"), "Team A");
        let doors = [
            t.lectures_door().to_string(),
            t.door_board().to_string(),
            t.door_list().to_string(),
        ];
        assert_eq!(page.all(".door a"), doors);
        assert_eq!(page.all(".people li").len(), 4);
        let own = page
            .all(".people li")
            .into_iter()
            .find(|row| row.contains("Aki"));
        assert!(own.expect("a row").contains(&t.team_you().to_string()));
        let lacking = t.team_missing(t.role_researcher().to_string());
        assert_eq!(page.one(".callout-title"), lacking.to_string());
        let other = page.attribute("section[aria-labelledby=you-heading] a", "href");
        assert_eq!(other.as_deref(), Some("/join/joinworkshop?new=1"));
    }
}

#[tokio::test]
async fn the_agenda_says_what_to_do_now_and_who_leads() {
    let ground = Ground::new().await;
    let t = Texts::of(Language::En);
    for (who, advice) in [
        (Who::Pia, t.agenda_start_lead()),
        (Who::Aki, t.agenda_start_wait()),
    ] {
        let page = ground.get(who, Language::En, TEAM).await;
        let agenda = page.one("section[aria-labelledby=agenda-heading]");
        assert!(agenda.contains(&advice.to_string()), "{who:?}");
    }
    let command = Command::GoTo {
        step: StepChoice::Index(2),
    };
    ground
        .hub
        .command(&ground.team.id, command)
        .await
        .expect("goes there");
    for language in Language::ALL {
        let page = ground.get(Who::Aki, language, TEAM).await;
        let section = "section[aria-labelledby=agenda-heading]";
        assert!(!page.one(&format!("{section} h3")).is_empty());
        assert_eq!(page.all(&format!("{section} .clock[data-clock]")).len(), 1);
        assert_eq!(
            page.all(&format!("{section} li[aria-current=step]")).len(),
            1
        );
    }
}

#[tokio::test]
async fn people_of_other_teams_and_observers_only_look() {
    let ground = Ground::new().await;
    ground
        .member("eve", Some("team-b"), Access::Participant)
        .await;
    let observer = Texts::of(Language::En).access_observer().to_string();
    for cookies in ["ekkyo_device=eve", "ekkyo_device=observer"] {
        let page = ground.open(cookies, TEAM).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.one(".heading .badge"), observer);
    }
    let page = ground.get(Who::Organiser, Language::En, TEAM).await;
    let way = page.all(".breadcrumb a");
    assert_eq!(way[1], "Autumn");
    for unknown in ["/teams/none", "/teams/%00", "/teams/%27"] {
        let page = ground.get(Who::Aki, Language::En, unknown).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn the_landing_page_knows_its_visitors() {
    let ground = Ground::new().await;
    ground.member("fay", None, Access::Facilitator).await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let stranger = ground.get(Who::Stranger, language, "/").await;
        assert_eq!(stranger.one("h1"), t.home_headline().to_string());
        let login = stranger.attribute(".hero a.button", "href");
        assert_eq!(login.as_deref(), Some("/login"));
        let organiser = ground.get(Who::Organiser, language, "/").await;
        assert_eq!(organiser.location.as_deref(), Some("/workshops"));
        let member = ground.get(Who::Aki, language, "/").await;
        assert_eq!(member.one("h1"), t.home_my_teams().to_string());
        assert_eq!(member.all("a.card-link"), ["Team A"]);
        let path = format!("/?lang={}", language.tag());
        let facilitator = ground.open("ekkyo_device=fay", &path).await;
        assert_eq!(facilitator.all("a.card-link"), ["Team A", "Team B"]);
        let hint = t.home_no_team_hint().to_string();
        assert!(facilitator.one("main section").contains(&hint));
    }
}
