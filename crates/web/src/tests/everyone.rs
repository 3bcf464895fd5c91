//! Every page in both languages for everybody: those who may see it do, nobody else does.

use axum::http::StatusCode;
use domain::{Language, people::Access};

use super::ground::{Ground, Page};

/// Who asks, by their cookies.
const ORGANISER: &str = "ekkyo_session=organiser";
const OTHER_ORGANISER: &str = "ekkyo_session=other";
const FACILITATOR: &str = "ekkyo_device=fay";
const MEMBER: &str = "ekkyo_device=aki";
const OBSERVER: &str = "ekkyo_device=observer";
const OTHER_TEAM: &str = "ekkyo_device=eve";
const STRANGER: &str = "";

const EVERYONE: [&str; 7] = [
    ORGANISER,
    OTHER_ORGANISER,
    FACILITATOR,
    MEMBER,
    OBSERVER,
    OTHER_TEAM,
    STRANGER,
];

/// Whom a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Anybody with the address.
    Everyone,
    /// Anybody who is logged in.
    LoggedIn,
    /// Who runs the workshop; others are led to the log-in or find nothing.
    Organisers,
    /// Who belongs to the workshop.
    Workshop,
    /// Who runs the workshop; people of the workshop are told that they may not.
    Managers,
    /// Who runs or facilitates the workshop; its other people are told that they may not.
    Leaders,
}

const PAGES: [(&str, For); 36] = [
    ("/login", For::Everyone),
    ("/join/joinworkshop?new=1", For::Everyone),
    ("/join/joina?new=1", For::Everyone),
    ("/return/return-pia", For::Everyone),
    ("/workshops", For::LoggedIn),
    ("/workshops/new", For::LoggedIn),
    ("/account", For::LoggedIn),
    ("/workshops/workshop", For::Organisers),
    ("/workshops/workshop/live", For::Organisers),
    ("/workshops/workshop/links", For::Organisers),
    ("/workshops/workshop/settings", For::Organisers),
    ("/workshops/workshop/use-cases", For::Organisers),
    ("/workshops/workshop/use-cases.csv", For::Organisers),
    ("/workshops/workshop/archive.zip", For::Organisers),
    ("/workshops/workshop/people/aki", For::Organisers),
    ("/teams/team-a/edit", For::Managers),
    ("/teams/team-a", For::Workshop),
    ("/teams/team-a/board", For::Workshop),
    ("/teams/team-a/use-cases", For::Workshop),
    ("/use-cases/row", For::Workshop),
    ("/workshops/workshop/practice", For::Workshop),
    ("/workshops/workshop/lectures", For::Workshop),
    ("/workshops/workshop/lectures/why-now", For::Workshop),
    ("/workshops/workshop/glossary", For::Workshop),
    ("/workshops/workshop/cases", For::Workshop),
    ("/workshops/workshop/search", For::Workshop),
    ("/teams/team-a/board.svg", For::Workshop),
    ("/teams/team-a/use-cases.csv", For::Workshop),
    ("/workshops/workshop/path", For::Workshop),
    ("/workshops/workshop/path?role=developer", For::Workshop),
    ("/workshops/workshop/summary", For::Workshop),
    ("/workshops/workshop/calendar", For::Workshop),
    ("/workshops/workshop/calendar.ics", For::Workshop),
    ("/workshops/workshop/progress", For::Leaders),
    ("/teams/team-a/gifts", For::Workshop),
    ("/teams/team-a/milestones", For::Workshop),
];

/// What somebody should get from a page.
fn expected(page: For, who: &str) -> StatusCode {
    let logged_in = who.starts_with("ekkyo_session");
    match (page, who) {
        (For::Everyone, _) | (_, ORGANISER) => StatusCode::OK,
        (For::LoggedIn, OTHER_ORGANISER) => StatusCode::OK,
        (For::LoggedIn | For::Organisers, _) if !logged_in => StatusCode::SEE_OTHER,
        (_, OTHER_ORGANISER | STRANGER) => StatusCode::NOT_FOUND,
        (For::Leaders, FACILITATOR) => StatusCode::OK,
        (For::Managers | For::Leaders, _) => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    }
}

async fn ground() -> Ground {
    let ground = Ground::new().await;
    ground.organiser("other", "seven quiet otters").await;
    ground.member("fay", None, Access::Facilitator).await;
    ground
        .member("eve", Some("team-b"), Access::Participant)
        .await;
    ground.row("row", &[]).await;
    ground
}

async fn open(ground: &Ground, who: &str, path: &str, language: Language) -> Page {
    let separator = if path.contains('?') { '&' } else { '?' };
    let path = format!("{path}{separator}lang={}", language.tag());
    ground.open(who, &path).await
}

#[tokio::test]
async fn everybody_sees_what_is_theirs_in_both_languages_and_nothing_else() {
    let ground = ground().await;
    for (path, whom) in PAGES {
        for who in EVERYONE {
            for language in Language::ALL {
                let page = open(&ground, who, path, language).await;
                // Who is logged in has no use for the log-in.
                if path == "/login" && who.starts_with("ekkyo_session") {
                    assert_eq!(page.location.as_deref(), Some("/workshops"));
                    continue;
                }
                assert_eq!(page.status, expected(whom, who), "{path} for {who:?}");
                if page.text.starts_with("<!DOCTYPE html>") {
                    well_made(&page, language, path);
                }
            }
        }
    }
}

/// What holds for every page: its language, one heading, named buttons, no inline script.
fn well_made(page: &Page, language: Language, path: &str) {
    assert_eq!(
        page.attribute("html", "lang").as_deref(),
        Some(language.tag())
    );
    assert!(
        !page.one("head title").starts_with(" ·"),
        "{path} has no title"
    );
    let island = path.ends_with("/board") && page.status == StatusCode::OK;
    if !island {
        assert_eq!(page.all("h1").len(), 1, "{path}");
        assert!(!page.one("h1").is_empty(), "{path}");
    }
    let nameless = |text: &String| text.is_empty();
    assert!(
        !page.all("button:not([hidden]), a").iter().any(nameless),
        "{path}"
    );
    assert!(
        page.all("[style], [onclick], script:not([src]):not([type='application/json'])")
            .is_empty()
    );
}

#[tokio::test]
async fn control_characters_harm_no_page() {
    let ground = ground().await;
    for path in [
        "/%00",
        "/join/%00",
        "/return/%00",
        "/setup/%00",
        "/password/%00",
        "/teams/%00",
        "/use-cases/%00",
        "/workshops/%00",
        "/workshops/workshop/people/%00",
        "/login?then=%00",
        "/workshops/workshop/use-cases?team=%00&sort=%00",
        "/assets/%00",
        "/calendar/%00.ics",
        "/workshops/workshop/calendar?from=%00",
        "/workshops/workshop/path?role=%00",
        "/workshops/workshop/summary?words=%00",
    ] {
        let page = open(&ground, ORGANISER, path, Language::En).await;
        assert!(!page.status.is_server_error(), "{path}");
    }
    let text = "a\0b\u{7}c";
    let fields = [
        ("name", text),
        ("team_name", text),
        ("token_name", text),
        ("organiser_email", text),
        ("problem", text),
        ("purpose", text),
        ("ideathon-date", "2027-04-15"),
        ("ideathon-place", text),
        ("target", text),
        ("names", text),
        ("time_zone", text),
        ("session", text),
        ("confirmation", text),
        ("role", "ux"),
        ("access", "observer"),
        ("agenda", "ideathon"),
    ];
    for path in [
        "/workshops/new",
        "/workshops/workshop/settings",
        "/workshops/workshop/teams",
        "/workshops/workshop/organisers",
        "/workshops/workshop/people/aki",
        "/teams/team-a/edit",
        "/teams/team-a/use-cases",
        "/account",
        "/account/tokens",
        "/account/sessions/end",
        "/workshops/workshop/calendar",
        "/workshops/workshop/progress/names",
        "/teams/team-a/milestones",
        "/teams/team-a/gifts/demo",
        "/join/joina",
    ] {
        let page = ground.post_with(ORGANISER, path, &fields).await;
        assert!(!page.status.is_server_error(), "{path}");
    }
    for page in [
        "/workshops/workshop",
        "/workshops/workshop/calendar",
        "/teams/team-a/use-cases",
        "/account",
    ] {
        let page = open(&ground, ORGANISER, page, Language::En).await;
        assert!(!page.text.contains(['\0', '\u{7}']));
        assert!(page.text.contains("abc"));
    }
}
