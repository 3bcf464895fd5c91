//! The organisers' ways in, and their own page.

use axum::http::StatusCode;
use domain::Language;
use storage::Purpose;

use crate::{
    security::tokens,
    tests::ground::{Ground, NOW, Who, id},
    texts::Texts,
};

const PASSWORD: &str = "seven quiet otters";
const SESSION: &str = "ekkyo_session";

async fn with_link(purpose: Purpose) -> Ground {
    let ground = Ground::new().await;
    ground
        .db
        .create_one_time_link(&tokens::hash("once"), &purpose, NOW.plus_minutes(60))
        .await
        .expect("a link");
    ground
}

#[tokio::test]
async fn the_set_up_link_makes_an_organiser_once() {
    let ground = with_link(Purpose::SetUp).await;
    let fields = [
        ("name", "Mori"),
        ("email", "Mori@ekkyo.test"),
        ("password", PASSWORD),
    ];
    let done = ground.post(Who::Stranger, "/setup/once", &fields).await;
    assert_eq!(done.location.as_deref(), Some("/workshops"));
    let session = done.cookie(SESSION).expect("a session");
    let account = ground.open(session, "/account").await;
    assert_eq!(account.one(".heading p"), "mori@ekkyo.test");

    for language in Language::ALL {
        let again = ground.get(Who::Stranger, language, "/setup/once").await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        let title = Texts::of(language).link_used_title();
        assert_eq!(again.one("h1"), title.to_string());
    }
    let again = ground.post(Who::Stranger, "/setup/once", &fields).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert_eq!(ground.db.organiser_count().await.expect("a count"), 2);
}

#[tokio::test]
async fn mistakes_at_set_up_stand_beside_their_fields_and_the_input_stays() {
    let ground = with_link(Purpose::SetUp).await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let path = format!("/setup/once?lang={}", language.tag());
        let fields = [("name", ""), ("email", "mori"), ("password", "short")];
        let page = ground.post(Who::Stranger, &path, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.one("#field-name-error"), t.form_required().to_string());
        assert_eq!(page.one("#field-email-error"), t.email_wrong().to_string());
        assert_eq!(
            page.one("#field-password-error"),
            t.password_too_short(10).to_string()
        );
        let attribute = |field: &str, name: &str| page.attribute(&format!("#field-{field}"), name);
        assert_eq!(attribute("email", "value").as_deref(), Some("mori"));
        assert_eq!(attribute("password", "value").as_deref(), Some(""));
        assert!(attribute("name", "autofocus").is_some());
        let lines = page.all(".error-summary li a");
        assert_eq!(lines.len(), 3);
        let label = t.organiser_name().to_string();
        assert!(lines[0].starts_with(&label), "a line says where it leads");
    }
    // An address that is taken does not use the link up.
    let taken = [
        ("name", "Mori"),
        ("email", "organiser@ekkyo.test"),
        ("password", PASSWORD),
    ];
    let page = ground.post(Who::Stranger, "/setup/once", &taken).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.all("#field-email-error").len(), 1);
    let page = ground.get(Who::Stranger, Language::En, "/setup/once").await;
    assert_eq!(page.status, StatusCode::OK);
}

#[tokio::test]
async fn a_log_in_leads_back_to_where_it_was_asked_for() {
    let ground = Ground::new().await;
    ground.organiser("mori", PASSWORD).await;
    let sent_away = ground
        .get(Who::Stranger, Language::En, "/workshops/new")
        .await;
    let login = sent_away.location.expect("leads to the log-in");
    let form = ground.get(Who::Stranger, Language::Ja, &login).await;
    assert_eq!(
        form.attribute("main input[name=then]", "value").as_deref(),
        Some("/workshops/new")
    );
    for (then, leads_to) in [
        ("/workshops/new", "/workshops/new"),
        ("", "/workshops"),
        ("//evil.test", "/workshops"),
        ("https://evil.test", "/workshops"),
    ] {
        let fields = [
            ("email", " MORI@ekkyo.test "),
            ("password", PASSWORD),
            ("then", then),
        ];
        let page = ground.post(Who::Stranger, "/login", &fields).await;
        assert_eq!(page.location.as_deref(), Some(leads_to), "{then}");
        assert!(page.cookie(SESSION).is_some());
    }
    let known = ground.get(Who::Organiser, Language::En, "/login").await;
    assert_eq!(known.location.as_deref(), Some("/workshops"));
}

#[tokio::test]
async fn a_wrong_password_reads_like_an_unknown_address_and_too_many_have_to_wait() {
    let ground = Ground::new().await;
    ground.organiser("mori", PASSWORD).await;
    let email = ("email", "mori@ekkyo.test");
    let t = Texts::of(Language::En);
    let log_in = async |email, password| {
        let fields = [email, ("password", password)];
        ground.post(Who::Stranger, "/login", &fields).await
    };
    for tried in [email, ("email", "nobody@ekkyo.test")] {
        let page = log_in(tried, "wrong").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.one("#field-email-error"), t.login_wrong().to_string());
        assert_eq!(
            page.attribute("#field-email", "value").as_deref(),
            Some(tried.1)
        );
        assert!(page.cookie(SESSION).is_none());
    }
    let empty = log_in(email, "").await;
    assert_eq!(empty.all("#field-password-error").len(), 1);
    for _ in 0..7 {
        ground.state.attempts.failed(email.1, "", NOW);
    }
    let page = log_in(email, PASSWORD).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        page.one("#field-email-error"),
        t.error_too_many_detail().to_string()
    );
}

#[tokio::test]
async fn a_password_link_sets_the_password_and_ends_every_session() {
    let ground = with_link(Purpose::SetPassword(id("organiser"))).await;
    for language in Language::ALL {
        let page = ground.get(Who::Stranger, language, "/password/once").await;
        let title = Texts::of(language).password_title();
        assert_eq!(page.one("h1"), title.to_string());
    }
    let short = ground
        .post(Who::Stranger, "/password/once", &[("password", "short")])
        .await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("password", PASSWORD)];
    let done = ground.post(Who::Stranger, "/password/once", &fields).await;
    let session = done.cookie(SESSION).expect("a session");
    assert_eq!(
        ground.open(session, "/account").await.status,
        StatusCode::OK
    );
    let former = ground.get(Who::Organiser, Language::En, "/account").await;
    assert_eq!(former.status, StatusCode::SEE_OTHER);
    let again = ground.post(Who::Stranger, "/password/once", &fields).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    // A link for one thing does nothing else.
    let other = ground.get(Who::Stranger, Language::En, "/setup/once").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_account_changes_the_name_and_the_password() {
    let ground = Ground::new().await;
    ground.organiser("mori", PASSWORD).await;
    let here = "ekkyo_session=mori";
    let renamed = ground.post_with(here, "/account", &[("name", "Mio")]).await;
    assert_eq!(renamed.status, StatusCode::SEE_OTHER);
    let page = ground.open(here, "/account").await;
    assert_eq!(
        page.attribute("#field-name", "value").as_deref(),
        Some("Mio")
    );
    let nameless = ground.post_with(here, "/account", &[("name", " ")]).await;
    assert_eq!(nameless.all("#field-name-error").len(), 1);

    let log_in = [("email", "mori@ekkyo.test"), ("password", PASSWORD)];
    let elsewhere = ground.post(Who::Stranger, "/login", &log_in).await;
    let elsewhere = elsewhere.cookie(SESSION).expect("a session").to_owned();
    let wrong = [("current", "wrong"), ("password", "another long one")];
    let page = ground.post_with(here, "/account/password", &wrong).await;
    assert_eq!(page.all("#field-current-error").len(), 1);
    let right = [("current", PASSWORD), ("password", "another long one")];
    let page = ground.post_with(here, "/account/password", &right).await;
    assert_eq!(page.location.as_deref(), Some("/account"));
    assert_eq!(ground.open(here, "/account").await.status, StatusCode::OK);
    let ended = ground.open(&elsewhere, "/account").await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn another_device_is_logged_out_from_the_account() {
    let ground = Ground::new().await;
    ground.organiser("mori", PASSWORD).await;
    let here = "ekkyo_session=mori";
    let log_in = [("email", "mori@ekkyo.test"), ("password", PASSWORD)];
    let elsewhere = ground.post(Who::Stranger, "/login", &log_in).await;
    let elsewhere = elsewhere.cookie(SESSION).expect("a session").to_owned();
    let page = ground.open(here, "/account").await;
    let sessions = page.attribute("form[action$='/end'] input[name=session]", "value");
    let session = sessions.expect("the other session");
    // Nobody ends the sessions of others.
    let stranger = "ekkyo_session=organiser";
    let fields = [("session", session.as_str())];
    ground
        .post_with(stranger, "/account/sessions/end", &fields)
        .await;
    assert_eq!(
        ground.open(&elsewhere, "/account").await.status,
        StatusCode::OK
    );
    ground
        .post_with(here, "/account/sessions/end", &fields)
        .await;
    assert_eq!(
        ground.open(&elsewhere, "/account").await.status,
        StatusCode::SEE_OTHER
    );
    let out = ground.post_with(here, "/logout", &[]).await;
    assert_eq!(out.cookie(SESSION), Some("ekkyo_session="));
    assert_eq!(
        ground.open(here, "/account").await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn a_token_is_shown_once_and_works_until_it_is_revoked() {
    let ground = Ground::new().await;
    let path = "/account/tokens";
    let unnamed = ground
        .post(Who::Organiser, path, &[("token_name", "")])
        .await;
    assert_eq!(unnamed.all("#field-token_name-error").len(), 1);
    let made = ground
        .post(Who::Organiser, path, &[("token_name", "<b>report</b>")])
        .await;
    let token = made.attribute("#new-token", "value").expect("a token");
    let listed = async || ground.call(&token, "GET", "/api/v1/workshops", "").await;
    assert_eq!(listed().await.status, StatusCode::OK);
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, "/account").await;
        assert!(!page.text.contains(&token));
        assert!(page.all(".person-text b").is_empty());
        assert!(page.text.contains("&lt;b&gt;report"));
    }
    let page = ground.get(Who::Organiser, Language::En, "/account").await;
    let hash = page.attribute("form[action$='/revoke'] input[name=token]", "value");
    let hash = hash.expect("the token's hash");
    ground
        .post(
            Who::Organiser,
            "/account/tokens/revoke",
            &[("token", &hash)],
        )
        .await;
    assert_eq!(listed().await.status, StatusCode::UNAUTHORIZED);
}
