//! The worksheet: fields, conflicts, the evaluation.

use axum::http::StatusCode;
use domain::{
    Language, Moment,
    use_case::{Field, FieldKind},
};

use crate::tests::ground::{Ground, NOW, Page, Who, id};
use crate::texts::Texts;

const SHEET: &str = "/use-cases/row";

async fn save(ground: &Ground, who: Who, field: Field, value: &str, base: i64) -> Page {
    let path = format!("{SHEET}/fields/{}", field.key());
    ground
        .post(
            who,
            &path,
            &[("base", &base.to_string()), (field.key(), value)],
        )
        .await
}

async fn stored(ground: &Ground, field: Field) -> Option<(String, i64)> {
    let row = ground
        .db
        .use_case(&id("row"))
        .await
        .expect("reads")
        .expect("is there");
    row.fields
        .get(field.key())
        .map(|held| (held.value.clone(), held.revision))
}

#[tokio::test]
async fn every_field_has_a_form_with_guidance() {
    let ground = Ground::new().await;
    ground.row("row", &[(Field::Problem, "P")]).await;
    for language in Language::ALL {
        let page = ground.get(Who::Aki, language, SHEET).await;
        assert_eq!(page.all("main form[data-field]").len(), Field::ALL.len());
        for field in Field::ALL {
            let form = format!("form[data-field={}]", field.key());
            assert!(!page.one(&format!("{form} .field > .hint")).is_empty());
            assert_eq!(
                page.attribute(&format!("{form} input[name=base]"), "value")
                    .as_deref(),
                Some(if field == Field::Problem { "1" } else { "0" })
            );
        }
        assert_eq!(page.all(".worksheet-work").len(), 7);
        assert_eq!(page.all(".worksheet-part").len(), 3);
        assert!(!page.text.contains(" style=") && !page.text.contains("<script>"));
    }
}

#[tokio::test]
async fn a_field_is_saved_in_its_stored_form() {
    let ground = Ground::new().await;
    ground.row("row", &[]).await;
    let page = save(&ground, Who::Aki, Field::HitRate, "７０〜８０％", 0).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(
        page.location.as_deref(),
        Some("/use-cases/row?saved=1#hit_rate")
    );
    assert_eq!(
        stored(&ground, Field::HitRate).await,
        Some(("70-80".into(), 1))
    );
    let again = ground.get(Who::Ben, Language::En, SHEET).await;
    assert!(
        again
            .one("form[data-field=hit_rate] .worksheet-author")
            .contains("Aki")
    );
}

#[tokio::test]
async fn a_mistake_keeps_the_input_and_says_what_is_wrong() {
    let ground = Ground::new().await;
    ground.row("row", &[]).await;
    let page = save(&ground, Who::Aki, Field::Effect, "lots & lots", 0).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let input = "form[data-field=effect] input[name=effect]";
    assert_eq!(
        page.attribute(input, "value").as_deref(),
        Some("lots & lots")
    );
    assert_eq!(
        page.attribute(input, "aria-invalid").as_deref(),
        Some("true")
    );
    assert_eq!(
        page.one(".field-error"),
        Texts::of(Language::En).input_not_a_number().to_string()
    );
    assert_eq!(stored(&ground, Field::Effect).await, None);
}

#[tokio::test]
async fn a_conflict_shows_both_and_overwrites_neither() {
    let ground = Ground::new().await;
    ground.row("row", &[(Field::Problem, "before")]).await;
    save(&ground, Who::Ben, Field::Problem, "Ben's words", 1).await;

    let conflict = save(&ground, Who::Aki, Field::Problem, "Aki's words", 1).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    let form = "form[data-field=problem]";
    assert_eq!(
        conflict.attribute(form, "data-attempt").as_deref(),
        Some("conflict")
    );
    assert_eq!(conflict.one(&format!("{form} blockquote")), "Ben's words");
    assert_eq!(conflict.one(&format!("{form} textarea")), "Aki's words");
    assert!(
        conflict
            .one(&format!("{form} .callout-title"))
            .contains("Ben")
    );
    assert_eq!(
        stored(&ground, Field::Problem).await,
        Some(("Ben's words".into(), 2))
    );

    let base = conflict
        .attribute(&format!("{form} input[name=base]"), "value")
        .expect("a base");
    let decided = save(
        &ground,
        Who::Aki,
        Field::Problem,
        "Both words",
        base.parse().expect("a number"),
    )
    .await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER);
    assert_eq!(
        stored(&ground, Field::Problem).await,
        Some(("Both words".into(), 3))
    );
}

#[tokio::test]
async fn different_fields_never_conflict_and_equal_inputs_agree() {
    let ground = Ground::new().await;
    ground.row("row", &[]).await;
    for (who, field) in [
        (Who::Aki, Field::AsIs),
        (Who::Ben, Field::ToBe),
        (Who::Organiser, Field::Scenario),
    ] {
        assert_eq!(
            save(&ground, who, field, "words", 0).await.status,
            StatusCode::SEE_OTHER
        );
    }
    let same = save(&ground, Who::Ben, Field::AsIs, "words", 0).await;
    assert_eq!(
        same.location.as_deref(),
        Some("/use-cases/row?saved=1#as_is")
    );
    assert_eq!(
        stored(&ground, Field::AsIs).await,
        Some(("words".into(), 1))
    );
}

#[tokio::test]
async fn observers_read_and_change_nothing() {
    let ground = Ground::new().await;
    ground
        .row("row", &[(Field::Problem, "P"), (Field::Urgency, "high")])
        .await;
    for language in Language::ALL {
        let page = ground.get(Who::Observer, language, SHEET).await;
        assert_eq!(page.all("main form").len(), 0);
        assert_eq!(page.one("#problem .as-typed"), "P");
        assert_eq!(
            page.one("#urgency .as-typed"),
            Texts::of(language).level_high().to_string()
        );
    }
    assert_eq!(
        save(&ground, Who::Observer, Field::Problem, "x", 1)
            .await
            .status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        save(&ground, Who::Stranger, Field::Problem, "x", 1)
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        ground
            .post(Who::Observer, &format!("{SHEET}/delete"), &[])
            .await
            .status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn an_archived_workshop_is_read_only() {
    let ground = Ground::new().await;
    ground.row("row", &[]).await;
    ground
        .db
        .archive_workshop(&ground.workshop, NOW)
        .await
        .expect("archives");
    assert_eq!(
        save(&ground, Who::Aki, Field::Problem, "x", 0).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        ground
            .get(Who::Aki, Language::En, SHEET)
            .await
            .all("main form")
            .len(),
        0
    );
}

#[tokio::test]
async fn malformed_requests_are_refused() {
    let ground = Ground::new().await;
    ground.row("row", &[]).await;
    let path = format!("{SHEET}/fields/problem");
    assert_eq!(
        ground
            .post(Who::Aki, &path, &[("problem", "x")])
            .await
            .status,
        StatusCode::BAD_REQUEST
    );
    let unknown = format!("{SHEET}/fields/password");
    assert_eq!(
        ground
            .post(Who::Aki, &unknown, &[("base", "0")])
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn markup_in_words_stays_words() {
    let ground = Ground::new().await;
    let nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'";
    let fields: Vec<(Field, &str)> = Field::ALL
        .into_iter()
        .filter(|field| matches!(field.kind(), FieldKind::LongText | FieldKind::ShortText))
        .map(|field| (field, nasty))
        .collect();
    ground.row("row", &fields).await;
    ground
        .post(
            Who::Aki,
            "/teams/team-a/focus",
            &[("use_case", "row"), ("reason", nasty)],
        )
        .await;
    for who in [Who::Aki, Who::Observer] {
        for path in [SHEET, super::LIST] {
            let page = ground.get(who, Language::En, path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert_eq!(page.all("main script, main img").len(), 0, "{path}");
            assert!(!page.text.contains("<img src=x"));
        }
    }
    let conflict = save(&ground, Who::Aki, Field::Problem, &format!("{nasty}2"), 0).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert_eq!(conflict.all("main script, main img").len(), 0);
}

#[tokio::test]
async fn the_evaluation_is_told_in_words_picture_and_numbers() {
    let ground = Ground::new().await;
    let fields = [
        (Field::Predictions, "1000-1400"),
        (Field::Unit, "yen"),
        (Field::Effect, "240-300"),
        (Field::Cost, "300-360"),
        (Field::HitRate, "70-80"),
        (Field::RuleHitRate, "50-55"),
        (Field::Period, "month"),
    ];
    ground.row("row", &fields).await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Aki, language, SHEET).await;
        assert_eq!(
            page.one("#evaluation [data-verdict]"),
            t.verdict_worth_it().to_string()
        );
        assert!(page.one("#evaluation > .callout").contains("60,000"));
        let picture = "#evaluation svg[role=img]";
        let described = page.one(&format!("{picture} desc"));
        assert!(
            described.contains("55") && described.contains("70"),
            "{described}"
        );
        assert_eq!(page.all(&format!("{picture} circle")).len(), 2);
        assert!(page.all("#evaluation tbody tr").len() == 5);
    }
    ground.row("other", &[]).await;
    let page = ground.get(Who::Aki, Language::En, "/use-cases/other").await;
    assert_eq!(page.all("#evaluation svg.share-picture").len(), 0);
    assert_eq!(
        page.one("#evaluation [data-verdict]"),
        Texts::of(Language::En)
            .verdict_too_little_known()
            .to_string()
    );
}

#[tokio::test]
async fn others_hear_of_a_saved_field() {
    let ground = Ground::new().await;
    let row = ground.row("row", &[]).await;
    let mut watching = ground.hub.watch(&ground.team.id).await.expect("watches");
    save(&ground, Who::Aki, Field::Notes, "new", 0).await;
    assert_eq!(watching.use_cases.recv().await.expect("an event"), row);
    assert!(
        ground
            .db
            .use_case(&row)
            .await
            .expect("reads")
            .is_some_and(|row| row.created_at == Moment(NOW.0))
    );
}
