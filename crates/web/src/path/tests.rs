//! The path and the summary of what was learnt.

use axum::http::StatusCode;
use domain::{
    Language,
    calendar::propose,
    lecture::{Answer, Given, Kind},
    people::{Access, Role},
};
use storage::NewDate;

use crate::{
    tests::ground::{Ground, Who, id},
    texts::Texts,
};

const PATH: &str = "/workshops/workshop/path";
const SUMMARY: &str = "/workshops/workshop/summary";

/// Fixes the dates that follow from a start on 18 January 2027; today is the 15th.
async fn fix_dates(ground: &Ground) {
    let start = "2027-01-18".parse().expect("a date");
    for proposal in propose(start) {
        let new = NewDate {
            occasion: proposal.appointment.occasion,
            appointment: Some(proposal.appointment),
            base_revision: 0,
        };
        let now = ground.state.now();
        ground
            .db
            .save_date(&ground.workshop, &new, now)
            .await
            .expect("saved");
    }
}

async fn finish(ground: &Ground, member: &str, lessons: &[&str]) {
    for lesson in lessons {
        let (member, now) = (id(member), ground.state.now());
        ground
            .db
            .begin_lesson(&member, lesson, now)
            .await
            .expect("begun");
        ground
            .db
            .finish_lesson(&member, lesson, 1, now)
            .await
            .expect("finished");
    }
}

#[tokio::test]
async fn a_newcomer_begins_with_the_first_lesson_also_without_dates() {
    let ground = Ground::new().await;
    let library = ground.state.library();
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Pia, language, PATH).await;
        assert_eq!(page.status, StatusCode::OK);
        let first = library.lessons(language).next().expect("a lesson");
        assert_eq!(page.one(".path-tomorrow h2"), first.title);
        let button = page.attribute(".path-tomorrow a.button", "href");
        let address = format!("/workshops/workshop/lectures/{}", first.id);
        assert_eq!(button.as_deref(), Some(address.as_str()));
        assert!(page.one("main").contains(&t.calendar_none().to_string()));
        let seen = page.one("[data-names=hidden]");
        assert_eq!(seen, t.path_seen_as_numbers().to_string());
        let here = page.attribute(".page-nav [aria-current=page]", "href");
        assert_eq!(here.as_deref(), Some(PATH));
    }
}

#[tokio::test]
async fn with_dates_it_says_by_when_and_at_which_pace() {
    let ground = Ground::new().await;
    fix_dates(&ground).await;
    let page = ground.get(Who::Pia, Language::En, PATH).await;
    let tomorrow = page.one(".path-tomorrow");
    assert!(tomorrow.contains("minutes a week"), "{tomorrow}");
    assert!(tomorrow.contains("Mon 18 January 2027"), "{tomorrow}");
    let steps = page.all(".path-steps li");
    assert!(steps[0].contains("By Mon 19 April 2027"), "{steps:?}");
    let page = ground.get(Who::Aki, Language::En, PATH).await;
    let steps = page.all(".path-steps li");
    assert!(steps[0].contains("By Mon 15 February 2027"), "{steps:?}");
    assert!(steps[1].contains("Hands-on") && steps[1].contains("later version"));
    let hands_on = page.all(".path-steps li:nth-child(2) a");
    assert!(hands_on.is_empty(), "there is nothing to link to yet");
}

#[tokio::test]
async fn proposals_are_told_as_such() {
    let ground = Ground::new().await;
    let mut workshop = ground
        .db
        .workshop(&ground.workshop)
        .await
        .expect("read")
        .expect("one");
    workshop.starts_on = Some("2027-01-18".parse().expect("a date"));
    ground.db.update_workshop(&workshop).await.expect("updated");
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Aki, language, PATH).await;
        assert!(
            page.one("main")
                .contains(&t.calendar_not_fixed().to_string())
        );
    }
}

#[tokio::test]
async fn progress_moves_the_path_on() {
    let ground = Ground::new().await;
    let library = ground.state.library();
    let modules = library.modules(Language::En);
    let first: Vec<&str> = modules[0]
        .lessons
        .iter()
        .map(|lesson| lesson.id.as_str())
        .collect();
    finish(&ground, "aki", &first[..1]).await;
    let page = ground.get(Who::Aki, Language::En, PATH).await;
    assert_eq!(page.one(".path-tomorrow h2"), modules[0].lessons[1].title);
    finish(&ground, "aki", &first).await;
    let page = ground.get(Who::Aki, Language::En, PATH).await;
    let t = Texts::of(Language::En);
    assert_eq!(
        page.one(".path-tomorrow h2"),
        t.step_worksheet_before().to_string()
    );
    assert!(
        page.one("main")
            .contains(&t.path_reading_complete().to_string())
    );
}

#[tokio::test]
async fn organisers_look_at_the_path_of_each_role() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        for role in Role::ALL {
            let path = format!("{PATH}?role={}", role.key());
            let page = ground.get(Who::Organiser, language, &path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert_eq!(page.all(".tabs a[aria-current=page]").len(), 1);
            assert_eq!(page.all(".tabs a").len(), Role::ALL.len());
        }
    }
    let odd = ground
        .get(Who::Organiser, Language::En, &format!("{PATH}?role=king"))
        .await;
    assert_eq!(odd.status, StatusCode::OK);
}

#[tokio::test]
async fn people_without_a_team_are_told_whom_to_ask() {
    let ground = Ground::new().await;
    ground.member("rei", None, Access::Participant).await;
    let library = ground.state.library();
    let all: Vec<&str> = library
        .lessons(Language::En)
        .map(|lesson| lesson.id.as_str())
        .collect();
    finish(&ground, "rei", &all).await;
    let page = ground.open("ekkyo_device=rei", PATH).await;
    let t = Texts::of(Language::En);
    assert!(
        page.one(".path-tomorrow")
            .contains(&t.path_nothing_no_team().to_string())
    );
}

#[tokio::test]
async fn the_summary_lists_what_was_finished_and_says_what_it_confirms() {
    let ground = Ground::new().await;
    let library = ground.state.library();
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Aki, language, SUMMARY).await;
        assert_eq!(page.one(".empty h2"), t.summary_none_title().to_string());
        let page = ground.get(Who::Organiser, language, SUMMARY).await;
        assert_eq!(page.status, StatusCode::OK);
    }
    let lessons: Vec<_> = library.modules(Language::En)[0].lessons.iter().collect();
    finish(&ground, "aki", &[&lessons[0].id]).await;
    let page = ground.get(Who::Aki, Language::En, SUMMARY).await;
    assert_eq!(page.all(".summary tbody tr").len(), 1);
    let part = page.one(".summary-standing");
    assert!(part.starts_with("1 of"), "{part}");
    let all: Vec<&str> = lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    finish(&ground, "aki", &all).await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Aki, language, SUMMARY).await;
        assert_eq!(page.one("h1"), t.summary_title("Aki").to_string());
        let whole = t.summary_complete(t.role_developer().to_string());
        assert_eq!(page.one(".summary-standing"), whole.to_string());
        assert!(
            page.one(".summary-foot")
                .contains(&t.summary_honest().to_string())
        );
        assert_eq!(page.all(".summary tbody tr").len(), lessons.len());
    }
}

#[tokio::test]
async fn own_words_are_shown_to_their_writer_only_when_asked_for() {
    let ground = Ground::new().await;
    let library = ground.state.library();
    let reflection = library.lessons(Language::En).find_map(|lesson| {
        let sets = library.question_sets(&lesson.id);
        let found = sets.iter().find_map(|set| {
            let is_text = |kind: &Kind| matches!(kind, Kind::Reflection { .. });
            let question = set
                .questions
                .iter()
                .find(|question| is_text(&question.kind))?;
            Some((set.id.clone(), question.id.clone()))
        })?;
        Some((lesson.id.clone(), found))
    });
    let (lesson, (set, question)) = reflection.expect("a question that asks for own words");
    finish(&ground, "aki", &[&lesson]).await;
    let given = Given {
        set,
        attempt: 1,
        question,
        revision: 1,
        answer: Answer::Text("<b>I would ask the deli lead</b>".into()),
        certainty: None,
        marks: None,
        at: ground.state.now(),
    };
    ground
        .db
        .keep_answers(&id("aki"), &lesson, &[given])
        .await
        .expect("kept");
    let plain = ground.get(Who::Aki, Language::En, SUMMARY).await;
    assert!(!plain.text.contains("deli lead</b>") && plain.all(".summary .as-typed").is_empty());
    let words = ground
        .get(Who::Aki, Language::En, &format!("{SUMMARY}?words=1"))
        .await;
    assert_eq!(
        words.one(".summary .as-typed"),
        "<b>I would ask the deli lead</b>"
    );
    let other = ground
        .get(Who::Ben, Language::En, &format!("{SUMMARY}?words=1"))
        .await;
    assert!(!other.text.contains("deli lead"));
}
