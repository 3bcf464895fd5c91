//! What organisers do with workshops, as they see it.

mod live;
mod people;
mod settings;

use axum::http::StatusCode;
use domain::{Language, people::Access};

use crate::{
    tests::ground::{Ground, Page, Who},
    texts::Texts,
};

const NEW: &str = "/workshops/new";
const PAGE: &str = "/workshops/workshop";

/// A complete form for a new workshop, with these fields instead of its own.
fn filled<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("name", "Winter"),
        ("purpose", "Fewer returns"),
        ("starts_on", "2027-03-04"),
        ("ends_on", "2027-03-05"),
        ("language", "ja"),
        ("time_zone", "Asia/Tokyo"),
        ("agenda", "ideathon"),
    ];
    let kept = usual
        .into_iter()
        .filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    kept.chain(changed.iter().copied()).collect()
}

async fn create(ground: &Ground, changed: &[(&str, &str)]) -> Page {
    ground.post(Who::Organiser, NEW, &filled(changed)).await
}

#[tokio::test]
async fn an_organiser_without_workshops_learns_how_to_begin() {
    let ground = Ground::new().await;
    ground.organiser("mori", "seven quiet otters").await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let path = format!("/workshops?lang={}", language.tag());
        let page = ground.open("ekkyo_session=mori", &path).await;
        assert_eq!(page.one(".empty h2"), t.workshops_empty_title().to_string());
        assert_eq!(
            page.attribute(".empty a", "href").as_deref(),
            Some(NEW),
            "with the way to the first"
        );
        let own = ground.get(Who::Organiser, language, "/workshops").await;
        assert_eq!(own.all("a.card-link"), ["Autumn"]);
        assert!(own.all(".empty").is_empty());
    }
}

#[tokio::test]
async fn a_new_workshop_has_its_details_and_the_teams_that_were_named() {
    let ground = Ground::new().await;
    let made = create(
        &ground,
        &[
            ("team_name", "Red"),
            ("team_product", "Till"),
            ("team_name", ""),
            ("team_product", ""),
            ("team_name", "Blue"),
            ("team_product", ""),
        ],
    )
    .await;
    let path = made.location.expect("leads to the workshop");
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, &path).await;
        assert_eq!(page.one("h1"), "Winter");
        assert_eq!(page.all("article h3"), ["Red", "Blue"]);
        assert!(page.one(".heading").contains("2027"));
    }
    let settings = format!("{path}/settings");
    let page = ground.get(Who::Organiser, Language::En, &settings).await;
    let value = |name: &str| page.attribute(&format!("#field-{name}"), "value");
    assert_eq!(value("starts_on").as_deref(), Some("2027-03-04"));
    assert_eq!(value("time_zone").as_deref(), Some("Asia/Tokyo"));
    let agenda = page.attribute("input[name=agenda][checked]", "value");
    assert_eq!(agenda.as_deref(), Some("ideathon"));
}

#[tokio::test]
async fn mistakes_stand_beside_their_fields_and_the_input_stays() {
    let ground = Ground::new().await;
    let t = Texts::of(Language::En);
    for (field, value, message) in [
        ("name", "", t.form_required().to_string()),
        ("starts_on", "soon", t.date_wrong().to_string()),
        ("ends_on", "2027-02-30", t.date_wrong().to_string()),
        (
            "ends_on",
            "2027-03-01",
            t.workshop_ends_before().to_string(),
        ),
        (
            "time_zone",
            "Mars/Phobos",
            t.workshop_time_zone_wrong().to_string(),
        ),
        ("time_zone", "", t.form_required().to_string()),
        ("agenda", "party", t.workshop_agenda_missing().to_string()),
    ] {
        let page = create(&ground, &[(field, value)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert_eq!(page.one(&format!("#field-{field}-error")), message);
        if field != "agenda" {
            let kept = page.attribute(&format!("#field-{field}"), "value");
            assert_eq!(kept.as_deref(), Some(value));
        }
        assert_eq!(page.one("#field-purpose"), "Fewer returns");
    }
    let page = create(&ground, &[("team_name", ""), ("team_product", "Till")]).await;
    assert_eq!(
        page.one("#field-team_name-0-error"),
        t.form_required().to_string()
    );
    let many = vec![("team_name", "One"); 51];
    let page = create(&ground, &many).await;
    assert_eq!(
        page.one("#field-team_name-0-error"),
        t.team_too_many(50).to_string()
    );
    let own = ground.get(Who::Organiser, Language::En, "/workshops").await;
    assert_eq!(own.all("a.card-link"), ["Autumn"], "nothing was made");
}

#[tokio::test]
async fn rows_for_teams_come_and_go_without_a_script() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, NEW).await;
        assert_eq!(page.all("input[name=team_name]").len(), 3);
        let remove = Texts::of(language).team_remove_row().to_string();
        let names = page.all("button[name=remove_team]");
        assert_eq!(names, vec![remove; 3], "each has a name to speak");
    }
    let rows = [
        ("name", ""),
        ("team_name", "Red"),
        ("team_product", "Till"),
        ("team_name", "Blue"),
        ("team_product", "Cart"),
    ];
    let with = |button| [&rows[..], &[button]].concat();
    let more = create(&ground, &with(("add_team", "1"))).await;
    assert_eq!(more.status, StatusCode::OK);
    assert_eq!(more.all("input[name=team_name]").len(), 3);
    assert!(more.all(".field-error").is_empty(), "too early to complain");
    let fewer = create(&ground, &with(("remove_team", "0"))).await;
    let left = |name: &str| fewer.attribute(&format!("#field-{name}-0"), "value");
    assert_eq!(left("team_name").as_deref(), Some("Blue"));
    assert_eq!(left("team_product").as_deref(), Some("Cart"));
    assert_eq!(fewer.all("input[name=team_name]").len(), 1);
    for odd in ["9", "x", "-1"] {
        let page = create(&ground, &with(("remove_team", odd))).await;
        assert_eq!(page.all("input[name=team_name]").len(), 2);
    }
}

#[tokio::test]
async fn every_tab_leads_to_a_page_with_the_same_tabs() {
    let ground = Ground::new().await;
    let start = ground.get(Who::Organiser, Language::En, PAGE).await;
    let names = start.all(".tabs a");
    for (place, name) in names.iter().enumerate() {
        let tab = format!(".tabs a:nth-child({})", place + 1);
        let path = start.attribute(&tab, "href").expect("a tab");
        let page = ground.get(Who::Organiser, Language::En, &path).await;
        assert_eq!(page.all(".tabs a"), names, "{path}");
        assert_eq!(page.one(".tabs a[aria-current=page]"), *name);
        assert_eq!(page.one("h1"), "Autumn");
    }
}

#[tokio::test]
async fn a_team_that_lacks_a_role_says_what_to_do() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Organiser, language, PAGE).await;
        let warnings = page.all("article .callout-title");
        let lacking = t.team_missing(t.role_researcher().to_string()).to_string();
        assert_eq!(warnings, [lacking, t.team_empty().to_string()]);
        let advice = page.all("article .callout p.small");
        let expected = [t.team_missing_hint(), t.team_empty_hint()];
        assert_eq!(advice, expected.map(|advice| advice.to_string()));
        assert_eq!(page.all(".people li").len(), 4);
    }
    ground
        .member("ren", Some("team-a"), Access::Participant)
        .await;
    ground.member("fay", None, Access::Facilitator).await;
    let page = ground.get(Who::Organiser, Language::En, PAGE).await;
    assert_eq!(page.all("article .callout-title").len(), 1);
    let without = page.one("section[aria-labelledby=unassigned-heading] .people");
    assert!(without.contains("fay"));
}

#[tokio::test]
async fn teams_are_added_renamed_and_deleted_by_name() {
    let ground = Ground::new().await;
    let add = format!("{PAGE}/teams");
    let nameless = ground
        .post(Who::Organiser, &add, &[("team_name", "")])
        .await;
    assert_eq!(nameless.all("#field-team_name-error").len(), 1);
    let fields = [("team_name", "Team C"), ("team_product", "Cart")];
    let added = ground.post(Who::Organiser, &add, &fields).await;
    assert_eq!(added.location.as_deref(), Some(PAGE));
    let edit = "/teams/team-a/edit";
    let fields = [("team_name", "Alpha"), ("team_product", "Till")];
    ground.post(Who::Organiser, edit, &fields).await;
    let delete = "/teams/team-b/delete";
    for wrong in ["", "team b", "Team A"] {
        let page = ground
            .post(Who::Organiser, delete, &[("confirmation", wrong)])
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.all("#field-confirmation-error").len(), 1);
    }
    let right = [("confirmation", " Team B ")];
    let deleted = ground.post(Who::Organiser, delete, &right).await;
    assert_eq!(deleted.location.as_deref(), Some(PAGE));
    let page = ground.get(Who::Organiser, Language::Ja, PAGE).await;
    assert_eq!(page.all("article h3"), ["Alpha", "Team C"]);
    for who in [Who::Pia, Who::Aki, Who::Observer] {
        let page = ground.post(who, edit, &fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{who:?}");
    }
}
