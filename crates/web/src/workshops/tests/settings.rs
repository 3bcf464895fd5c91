//! Settings: joining, co-organisers, copies, archive, deletion.

use axum::http::StatusCode;
use domain::{Language, OrganiserId};

use super::PAGE;
use crate::{
    tests::ground::{Ground, NOW, Who},
    texts::Texts,
};

const SETTINGS: &str = "/workshops/workshop/settings";

#[tokio::test]
async fn joining_is_closed_and_opened() {
    let ground = Ground::new().await;
    let path = format!("{PAGE}/joining");
    for (joining, open) in [("closed", false), ("open", true)] {
        ground
            .post(Who::Organiser, &path, &[("joining", joining)])
            .await;
        for language in Language::ALL {
            let t = Texts::of(language);
            let page = ground.get(Who::Organiser, language, PAGE).await;
            let badge = page.one("section[aria-labelledby=joining-heading] .badge");
            let expected = if open {
                t.joining_open()
            } else {
                t.joining_closed()
            };
            assert_eq!(badge, expected.to_string());
            assert_eq!(page.all("#join-link").len(), usize::from(open));
        }
        let door = ground.get(Who::Stranger, Language::En, "/join/joina").await;
        assert_eq!(!door.all("main form").is_empty(), open);
    }
    let odd = ground
        .post(Who::Organiser, &path, &[("joining", "ajar")])
        .await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn links_have_a_code_to_scan_for_the_workshop_and_each_team() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let page = ground
            .get(Who::Organiser, language, &format!("{PAGE}/links"))
            .await;
        assert_eq!(page.all(".link-card h3").len(), 3);
        assert_eq!(page.all(".link-card svg[role=img]").len(), 3);
        let link = page.attribute("#link-team-a", "value");
        assert_eq!(link.as_deref(), Some("http://ekkyo.test/join/joina"));
    }
}

#[tokio::test]
async fn details_are_changed_and_mistakes_keep_the_input() {
    let ground = Ground::new().await;
    let fields = super::filled(&[("name", "Winter"), ("ends_on", "2027-03-01")]);
    let page = ground.post(Who::Organiser, SETTINGS, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.all("#field-ends_on-error").len(), 1);
    let kept = page.attribute("#field-name", "value");
    assert_eq!(kept.as_deref(), Some("Winter"));
    assert_eq!(page.one("h1"), "Autumn", "nothing changed yet");
    let saved = ground
        .post(Who::Organiser, SETTINGS, &super::filled(&[]))
        .await;
    assert_eq!(saved.location.as_deref(), Some(SETTINGS));
    let page = ground.get(Who::Organiser, Language::Ja, SETTINGS).await;
    assert_eq!(page.one("h1"), "Winter");
}

#[tokio::test]
async fn another_organiser_runs_the_workshop_too() {
    let ground = Ground::new().await;
    ground.organiser("mori", "seven quiet otters").await;
    let path = format!("{PAGE}/organisers");
    for (email, message) in [
        ("", Texts::of(Language::En).form_required()),
        (
            "nobody@ekkyo.test",
            Texts::of(Language::En).organiser_unknown(),
        ),
    ] {
        let page = ground
            .post(Who::Organiser, &path, &[("organiser_email", email)])
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            page.one("#field-organiser_email-error"),
            message.to_string()
        );
        let kept = page.attribute("#field-organiser_email", "value");
        assert_eq!(kept.as_deref(), Some(email));
    }
    let mori = "ekkyo_session=mori";
    assert_eq!(ground.open(mori, PAGE).await.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        let added = ground
            .post(
                Who::Organiser,
                &path,
                &[("organiser_email", "Mori@ekkyo.test")],
            )
            .await;
        assert_eq!(added.location.as_deref(), Some(SETTINGS));
    }
    assert_eq!(ground.open(mori, PAGE).await.status, StatusCode::OK);
    let page = ground.open(mori, SETTINGS).await;
    let people = page.all("section[aria-labelledby=organisers-heading] .people li");
    assert_eq!(people.len(), 2);
}

async fn run_too(ground: &Ground, organiser: &OrganiserId) {
    let workshop = &ground.workshop;
    let added = ground.db.add_workshop_organiser(workshop, organiser, NOW);
    added.await.expect("stores");
}

#[tokio::test]
async fn an_organiser_is_removed_after_reading_what_that_means() {
    let ground = Ground::new().await;
    let mori = ground.organiser("mori", "seven quiet otters").await;
    run_too(&ground, &mori).await;
    let action = format!("{PAGE}/organisers/mori/remove");
    let fold = format!("details:has(form[action='{action}'])");
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Organiser, language, SETTINGS).await;
        assert_eq!(
            page.one(&format!("{fold} p")),
            t.organiser_remove_text("Olga").to_string()
        );
        let button = page.one(&format!("{fold} button"));
        assert_eq!(button, t.organiser_remove("Olga").to_string());
        let own = page.all("section[aria-labelledby=organisers-heading] summary");
        assert!(own.contains(&t.organiser_leave().to_string()));
    }
    let removed = ground.post(Who::Organiser, &action, &[]).await;
    assert_eq!(removed.location.as_deref(), Some(SETTINGS));
    let session = "ekkyo_session=mori";
    assert_eq!(
        ground.open(session, PAGE).await.status,
        StatusCode::NOT_FOUND
    );
    let again = ground.post(Who::Organiser, &action, &[]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_last_organiser_stays_and_others_may_leave() {
    let ground = Ground::new().await;
    let alone = ground.get(Who::Organiser, Language::En, SETTINGS).await;
    let folds = "section[aria-labelledby=organisers-heading] details";
    assert!(alone.all(folds).is_empty());
    let leave = format!("{PAGE}/organisers/organiser/remove");
    for language in Language::ALL {
        let path = format!("{leave}?lang={}", language.tag());
        let page = ground.post(Who::Organiser, &path, &[]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            page.one("#field-organiser_email-error"),
            Texts::of(language).organiser_last().to_string()
        );
    }
    let mori = ground.organiser("mori", "seven quiet otters").await;
    let stranger = ground.post_with("ekkyo_session=mori", &leave, &[]).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    run_too(&ground, &mori).await;
    let left = ground.post(Who::Organiser, &leave, &[]).await;
    assert_eq!(left.location.as_deref(), Some("/workshops"));
    let page = ground.get(Who::Organiser, Language::En, PAGE).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_new_join_link_voids_the_old_one_and_everybody_stays() {
    let ground = Ground::new().await;
    let links = format!("{PAGE}/links");
    for (field, code, action) in [
        (
            "#link-workshop",
            "joinworkshop",
            format!("{PAGE}/join-code"),
        ),
        (
            "#link-team-a",
            "joina",
            "/teams/team-a/join-code".to_owned(),
        ),
    ] {
        let fold = format!("details:has(form[action='{action}'])");
        for language in Language::ALL {
            let t = Texts::of(language);
            let page = ground.get(Who::Organiser, language, &links).await;
            let said = page.one(&format!("{fold} p"));
            assert_eq!(said, t.join_renew_text().to_string());
            let button = page.one(&format!("{fold} button"));
            assert_eq!(button, t.join_renew().to_string());
        }
        let member = ground.post(Who::Pia, &action, &[]).await;
        assert_ne!(member.location.as_deref(), Some(links.as_str()));
        let old = format!("/join/{code}");
        let still = ground.get(Who::Stranger, Language::En, &old).await;
        assert_eq!(still.status, StatusCode::OK);

        let renewed = ground.post(Who::Organiser, &action, &[]).await;
        assert_eq!(renewed.location.as_deref(), Some(links.as_str()));
        let gone = ground.get(Who::Stranger, Language::En, &old).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        let page = ground.get(Who::Organiser, Language::En, &links).await;
        let link = page.attribute(field, "value").expect("a link");
        let path = link.strip_prefix("http://ekkyo.test").expect("our address");
        let open = ground.get(Who::Stranger, Language::En, path).await;
        assert_eq!(open.status, StatusCode::OK);
    }
    let stays = ground.get(Who::Aki, Language::En, "/teams/team-a").await;
    assert_eq!(stays.status, StatusCode::OK);
    let page = ground.get(Who::Organiser, Language::En, PAGE).await;
    let action = format!("details form[action='{PAGE}/join-code']");
    assert_eq!(page.all(&action).len(), 1, "where the link is shown");
}

#[tokio::test]
async fn a_copy_has_the_teams_and_nobody_in_them() {
    let ground = Ground::new().await;
    let made = ground
        .post(Who::Organiser, &format!("{PAGE}/duplicate"), &[])
        .await;
    let path = made.location.expect("leads to the copy");
    assert_ne!(path, PAGE);
    let page = ground.get(Who::Organiser, Language::En, &path).await;
    let name = Texts::of(Language::En).workshop_copy_name("Autumn");
    assert_eq!(page.one("h1"), name.to_string());
    assert_eq!(page.all("article h3"), ["Team A", "Team B"]);
    assert!(page.all(".people li").is_empty());
    let link = page.attribute("#join-link", "value").expect("a link");
    assert!(!link.ends_with("joinworkshop"), "its own link");
    let board = page.attribute("article h3 a", "href").expect("a team");
    assert_ne!(board, "/teams/team-a");
}

#[tokio::test]
async fn an_archived_workshop_can_be_read_and_not_changed() {
    let ground = Ground::new().await;
    ground.row("row", &[]).await;
    let archive = format!("{PAGE}/archive");
    ground.post(Who::Organiser, &archive, &[]).await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let warning = t.error_archived_detail().to_string();
        for (who, path) in [
            (Who::Organiser, PAGE),
            (Who::Organiser, SETTINGS),
            (Who::Pia, "/teams/team-a"),
        ] {
            let page = ground.get(who, language, path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.all(".callout p").contains(&warning), "{path}");
        }
        let list = ground.get(Who::Organiser, language, "/workshops").await;
        let badge = list.one("section[aria-labelledby=archived-heading] .badge-row");
        assert!(badge.contains(&t.workshop_archived().to_string()));
    }
    let person = format!("{PAGE}/people/aki");
    for (path, fields) in [
        (SETTINGS.to_owned(), super::filled(&[])),
        (format!("{PAGE}/teams"), vec![("team_name", "C")]),
        (format!("{PAGE}/joining"), vec![("joining", "closed")]),
        (format!("{PAGE}/join-code"), vec![]),
        ("/teams/team-a/join-code".into(), vec![]),
        (format!("{PAGE}/live/step"), vec![("step", "welcome")]),
        (person.clone(), vec![("name", "X")]),
        (format!("{person}/remove"), vec![]),
        ("/teams/team-a/edit".into(), vec![("team_name", "C")]),
    ] {
        let page = ground.post(Who::Organiser, &path, &fields).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "{path}");
    }
    ground.post(Who::Organiser, &archive, &[]).await;
    let open = ground
        .post(Who::Organiser, &format!("{person}/remove"), &[])
        .await;
    assert_eq!(open.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn deletion_needs_the_exact_name_and_leaves_nothing() {
    let ground = Ground::new().await;
    let delete = format!("{PAGE}/delete");
    for language in Language::ALL {
        let t = Texts::of(language);
        for wrong in ["", "autumn", "Autum", "Autumn!"] {
            let path = format!("{delete}?lang={}", language.tag());
            let page = ground
                .post(Who::Organiser, &path, &[("confirmation", wrong)])
                .await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(
                page.one("#field-confirmation-error"),
                t.confirmation_wrong().to_string()
            );
            let kept = page.attribute("#field-confirmation", "value");
            assert_eq!(kept.as_deref(), Some(wrong));
        }
    }
    let gone = ground
        .post(Who::Organiser, &delete, &[("confirmation", "Autumn")])
        .await;
    assert_eq!(gone.location.as_deref(), Some("/workshops"));
    for (who, path) in [
        (Who::Organiser, PAGE),
        (Who::Organiser, "/teams/team-a"),
        (Who::Pia, "/teams/team-a/board"),
        (Who::Stranger, "/join/joina"),
        (Who::Stranger, "/return/return-aki"),
    ] {
        let page = ground.get(who, Language::En, path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}
