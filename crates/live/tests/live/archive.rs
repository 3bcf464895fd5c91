//! A workshop out of one database and into another: nothing is missing, nothing points back.

use std::collections::BTreeMap;

use crate::support::Server;
use board::room::{MAX_NOTES, ServerEdit};
use content::Library;
use domain::{
    Language, Moment,
    board::{BoardContent, Comment},
    calendar::{Appointment, Occasion, day_of},
    gift::{Entry, Item, State},
    lecture::{Answer, Given, Learning, Sitter, Sitting},
    milestone::{Milestone, Outcome},
    people::{Access, Member, Role},
    stage::Stage,
    use_case::Field,
    workshop::Focus,
};
use export::archive::{Limits, Workshop, read, write};
use live::archive::{collect, from_sample, restore};
use storage::{Db, NewDate, NewUseCase, Place, ReaderAnswer, ReaderQuestion};

fn board_content() -> BoardContent {
    serde_json::from_str(
        r#"{
            "notes": {
                "p1": {"kind": "problem", "x": 0, "y": 0, "w": 120, "h": 120, "by": "ann", "with": ["ben"]},
                "e1": {"kind": "event", "x": 150, "y": 0, "w": 120, "h": 120, "by": "left-long-ago"}
            },
            "texts": {"p1": "待ち時間が読めない 🐟", "e1": "=SUM(A1)"},
            "links": {"l1": {"from": "p1", "to": "e1"}},
            "frames": {"f1": {"title": "ML", "kind": "ml_design", "x": 0, "y": 200, "w": 400, "h": 300}},
            "votes": {"p1": 4},
            "use_cases": {"p1": "row"}
        }"#,
    )
    .unwrap()
}

/// A workshop in which everything that can be stored is stored.
async fn full_server() -> Server {
    let server = Server::start().await;
    for (id, role) in [("ann", Role::ProductManager), ("ben", Role::Developer)] {
        let member = Member {
            id: id.parse().unwrap(),
            workshop: "workshop".parse().unwrap(),
            team: Some(server.team.clone()),
            name: id.to_uppercase(),
            role,
            access: Access::Participant,
        };
        server
            .db
            .create_member(&member, &format!("hash-{id}"), Moment(1))
            .await
            .unwrap();
    }
    let mut content = board_content();
    let comment = Comment {
        note: "p1".to_owned(),
        by: "ben".to_owned(),
        name: "BEN".to_owned(),
        at: 5,
        text: "How long?".to_owned(),
    };
    content.comments.insert("c1".to_owned(), comment);
    server
        .hub
        .edit(&server.board, vec![ServerEdit::Put(content)])
        .await
        .unwrap();
    let draft = serde_json::from_str(
        r#"{"notes": {"d1": {"kind": "event", "x": 0, "y": 0, "w": 1, "h": 1, "by": "ben"}}}"#,
    );
    server
        .hub
        .edit_drafts(&server.board, "ben", vec![ServerEdit::Put(draft.unwrap())])
        .await
        .unwrap();
    let use_case = NewUseCase {
        id: "row".parse().unwrap(),
        team: server.team.clone(),
        note: Some("p1".to_owned()),
        frame: None,
        fields: BTreeMap::from([(Field::Problem.key().to_owned(), "Waiting".to_owned())]),
        created_by: "ann".to_owned(),
        created_at: Moment(7),
    };
    server.db.create_use_case(&use_case).await.unwrap();
    let focus = Focus {
        use_case: "row".parse().unwrap(),
        reason: "Everybody waits".to_owned(),
    };
    server.db.set_focus(&server.team, &focus).await.unwrap();
    walk_the_path(&server).await;
    server
        .hub
        .command(&server.team, domain::agenda::Command::Start)
        .await
        .unwrap();
    server.hub.drain().await;
    server
}

/// Dates, a milestone, a gift, a question, and what Ann has read and answered.
async fn walk_the_path(server: &Server) {
    let db = &server.db;
    let workshop = "workshop".parse().unwrap();
    let date = |base_revision, place: &str| NewDate {
        occasion: Occasion::Ideathon,
        appointment: Some(Appointment {
            occasion: Occasion::Ideathon,
            date: "2026-12-01".parse().unwrap(),
            hours: None,
            place: place.to_owned(),
        }),
        base_revision,
    };
    let gone = NewDate {
        occasion: Occasion::HandsOn,
        appointment: None,
        base_revision: 0,
    };
    for date in [date(0, "Room 1"), date(1, "Room 2"), gone] {
        db.save_date(&workshop, &date, Moment(20)).await.unwrap();
    }
    let milestone = Milestone {
        id: "milestone".parse().unwrap(),
        team: server.team.clone(),
        stage: Stage::Prototyping,
        target: "At most 5 minutes".to_owned(),
        due_on: "2027-01-15".parse().unwrap(),
        owner: Some("ben".parse().unwrap()),
        outcome: Some(Outcome {
            result: "4 minutes".to_owned(),
            learning: "Mornings differ".to_owned(),
            evidence: "https://example.org/trial".to_owned(),
            at: Moment(22),
        }),
        revision: 1,
        created_at: Moment(21),
    };
    db.create_milestone(&milestone).await.unwrap();
    let entry = Entry {
        owner: Role::Developer,
        state: State::InWork,
        evidence: String::new(),
        note: "Half done".to_owned(),
    };
    let place = (&"row".parse().unwrap(), Item::Demo);
    for base in [0, 1] {
        db.save_gift(place, &entry, base, "ben", Moment(23))
            .await
            .unwrap();
    }
    for (id, author) in [("named", Some("ann")), ("unnamed", None)] {
        let question = ReaderQuestion {
            id: id.parse().unwrap(),
            workshop: workshop.clone(),
            lesson: "why-now".to_owned(),
            author: author.map(str::to_owned),
            question: format!("Why, asks {id}?"),
            asked_at: Moment(24),
            answers: Vec::new(),
        };
        db.ask(&question).await.unwrap();
    }
    let answer = ReaderAnswer {
        id: "because".parse().unwrap(),
        author: "ben".to_owned(),
        answer: "Because.".to_owned(),
        answered_at: Moment(25),
    };
    db.reply(&"named".parse().unwrap(), &answer).await.unwrap();
    read_and_answer(db).await;
}

async fn read_and_answer(db: &Db) {
    let ann = "ann".parse().unwrap();
    let place = Place {
        anchor: "part-3",
        share: 60,
    };
    db.keep_place(&ann, "limits", place, Moment(26))
        .await
        .unwrap();
    db.reach_end(&ann, "why-now", Moment(27)).await.unwrap();
    db.finish_lesson(&ann, "why-now", 3, Moment(28))
        .await
        .unwrap();
    let given = Given {
        set: "check".to_owned(),
        attempt: 2,
        question: "task".to_owned(),
        revision: 1,
        answer: Answer::Text("In confidence".to_owned()),
        certainty: None,
        marks: None,
        at: Moment(29),
    };
    db.keep_answers(&ann, "why-now", &[given]).await.unwrap();
}

async fn archived(server: &Server) -> Workshop {
    collect(&server.db, &"workshop".parse().unwrap(), Moment(9))
        .await
        .unwrap()
        .unwrap()
}

/// What arrives of an archive in an empty database.
async fn restored(archive: Workshop) -> Workshop {
    let folder = tempfile::tempdir().unwrap();
    let db = empty_database(&folder).await;
    let mut rng = rand::make_rng::<rand::rngs::StdRng>();
    let restored = restore(&db, archive, None, Moment(30), &mut rng)
        .await
        .unwrap();
    collect(&db, &restored.workshop, Moment(31))
        .await
        .unwrap()
        .unwrap()
}

fn called(archive: &Workshop, name: &str) -> domain::MemberId {
    let mut members = archive.members.iter();
    members
        .find(|member| member.name == name)
        .unwrap()
        .id
        .clone()
}

#[tokio::test]
async fn the_path_arrives_on_another_machine_under_new_names() {
    let old = archived(&full_server().await).await;
    let bytes = write(&old).unwrap();
    assert_eq!(read(&bytes, Limits::default()).unwrap(), old);
    let new = restored(old.clone()).await;
    let (ann, ben) = (called(&new, "ANN"), called(&new, "BEN"));
    assert_eq!(new.dates, old.dates);

    let (was, is) = (&old.teams[0], &new.teams[0]);
    let mut expected = was.milestones[0].clone();
    expected.id = is.milestones[0].id.clone();
    expected.team = is.team.id.clone();
    expected.owner = Some(ben.clone());
    assert_eq!(is.milestones, [expected]);
    assert_ne!(is.milestones[0].id, was.milestones[0].id);
    let (row, gifts) = is.gifts.iter().next().unwrap();
    assert_eq!(*row, is.use_cases[0].id);
    let mut gift = was.gifts.values().next().unwrap()[&Item::Demo].clone();
    gift.by = ben.to_string();
    assert_eq!(gifts[&Item::Demo], gift);

    let of = |archive: &Workshop, words: &str| {
        let mut questions = archive.questions.iter();
        let asked = questions.find(|question| question.question.contains(words));
        asked.unwrap().clone()
    };
    let named = of(&new, " named");
    assert_eq!(named.author, Some(ann.to_string()));
    assert_ne!(named.id, of(&old, " named").id);
    assert_eq!(named.answers[0].author, ben.to_string());
    assert_eq!(named.answers[0].answer, "Because.");
    assert_eq!(of(&new, "unnamed").author, None);

    assert_eq!(new.learning.len(), 1);
    assert_eq!(new.learning[&ann], old.learning[&"ann".parse().unwrap()]);
}

#[tokio::test]
async fn what_organisers_download_restores_without_what_people_read() {
    let old = archived(&full_server().await).await;
    assert_eq!(old.learning.len(), 1);
    let bytes = write(&old.clone().without_secrets()).unwrap();
    let new = restored(read(&bytes, Limits::default()).unwrap()).await;
    assert!(new.learning.is_empty());
    assert_eq!(new.dates, old.dates);
    assert_eq!(new.questions.len(), 2);
    assert_eq!(new.teams[0].milestones.len(), 1);
    assert_eq!(new.teams[0].gifts.len(), 1);
}

async fn empty_database(folder: &tempfile::TempDir) -> Db {
    let db = Db::connect(&format!("sqlite:{}/other.db", folder.path().display()))
        .await
        .unwrap();
    db.migrate().await.unwrap();
    db
}

#[tokio::test]
async fn everything_arrives_on_another_machine_under_new_names() {
    let server = full_server().await;
    let archived = collect(&server.db, &"workshop".parse().unwrap(), Moment(9))
        .await
        .unwrap()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let other = empty_database(&folder).await;
    let mut rng = rand::make_rng::<rand::rngs::StdRng>();
    let restored = restore(&other, archived.clone(), None, Moment(10), &mut rng)
        .await
        .unwrap();
    let again = collect(&other, &restored.workshop, Moment(11))
        .await
        .unwrap()
        .unwrap();

    assert_ne!(again.workshop.id, archived.workshop.id);
    assert_eq!(again.workshop.name, archived.workshop.name);
    assert_eq!(
        again.workshop.join_code, "joinall",
        "printed links keep working"
    );
    let (old, new) = (&archived.teams[0], &again.teams[0]);
    assert_eq!(new.team.join_code, "jointeam");
    assert_eq!(new.progress, old.progress);
    assert_eq!(new.board.texts, old.board.texts);
    assert_eq!(new.board.links, old.board.links);
    assert_eq!(new.board.frames, old.board.frames);
    assert_eq!(new.board.votes, old.board.votes);
    let ann = again
        .members
        .iter()
        .find(|member| member.name == "ANN")
        .unwrap()
        .id
        .to_string();
    let ben = again
        .members
        .iter()
        .find(|member| member.name == "BEN")
        .unwrap()
        .id
        .to_string();
    assert_eq!(new.board.notes["p1"].by, ann);
    assert_eq!(new.board.notes["p1"].co_authors, std::slice::from_ref(&ben));
    assert_eq!(new.board.notes["e1"].by, "left-long-ago");
    assert_eq!(new.board.comments["c1"].by, ben);
    let row = new.use_cases[0].id.to_string();
    assert_ne!(row, "row");
    assert_eq!(new.board.use_cases["p1"], row);
    assert_eq!(new.team.focus.as_ref().unwrap().use_case.to_string(), row);
    assert_eq!(new.use_cases[0].fields["problem"].value, "Waiting");
    assert_eq!(new.drafts.len(), 1);
    assert_eq!(new.drafts[0].person, ben);
}

#[tokio::test]
async fn an_overfull_board_is_not_restored_and_leaves_nothing() {
    let server = full_server().await;
    let archived = collect(&server.db, &"workshop".parse().unwrap(), Moment(9)).await;
    let mut archived = archived.unwrap().unwrap();
    let board = &mut archived.teams[0].board;
    let one = board.notes["e1"].clone();
    board
        .notes
        .extend((0..MAX_NOTES).map(|index| (format!("n{index}"), one.clone())));
    let folder = tempfile::tempdir().unwrap();
    let other = empty_database(&folder).await;
    let mut rng = rand::make_rng::<rand::rngs::StdRng>();
    let refused = restore(&other, archived, None, Moment(10), &mut rng).await;
    let message = refused.unwrap_err().to_string();
    assert!(message.contains("more than 20000 notes"), "{message}");
    let taken = other.workshop_by_join_code("jointeam").await.unwrap();
    assert_eq!(taken, None);
}

#[tokio::test]
async fn an_archive_restores_beside_its_original() {
    let server = full_server().await;
    let archived = collect(&server.db, &"workshop".parse().unwrap(), Moment(9))
        .await
        .unwrap()
        .unwrap();
    let mut rng = rand::make_rng::<rand::rngs::StdRng>();
    let restored = restore(&server.db, archived, None, Moment(10), &mut rng)
        .await
        .unwrap();
    let copy = server
        .db
        .workshop(&restored.workshop)
        .await
        .unwrap()
        .unwrap();
    assert_ne!(
        copy.join_code, "joinall",
        "the code belongs to the original"
    );
    let team = server.db.team(&restored.teams[0]).await.unwrap().unwrap();
    assert_ne!(team.board, server.board);
    assert_eq!(
        server.db.members_of_team(&server.team).await.unwrap().len(),
        2,
        "the original is untouched"
    );
}

#[tokio::test]
async fn both_samples_restore_and_their_first_board_is_complete() {
    let library = Library::embedded();
    for language in Language::ALL {
        let sample = library.samples(language).next().unwrap();
        let archive = from_sample(sample, &library, "Asia/Tokyo", Moment(1_000_000)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let db = empty_database(&folder).await;
        let mut rng = rand::make_rng::<rand::rngs::StdRng>();
        let restored = restore(&db, archive, None, Moment(1_000_000), &mut rng)
            .await
            .unwrap();
        let again = collect(&db, &restored.workshop, Moment(1_000_001))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(again.teams.len(), 3);
        assert!(again.teams[0].board.notes.len() >= 60);
        assert_eq!(
            again.teams[0].board.notes.len(),
            sample.teams[0].board.notes.len()
        );
        assert!(
            !again.teams[0].board.use_cases.is_empty(),
            "notes show that they became use cases"
        );
        assert!(again.teams[0].team.focus.is_some());
        assert!(again.teams[2].board.notes.is_empty());
    }
}

#[tokio::test]
async fn both_samples_stand_in_the_middle_of_their_path() {
    let library = Library::embedded();
    let now = Moment(1_800_000_000_000);
    for language in Language::ALL {
        let sample = library.samples(language).next().unwrap();
        let archive = from_sample(sample, &library, "Asia/Tokyo", now).unwrap();
        let bytes = write(&archive).unwrap();
        let archive = read(&bytes, Limits::default()).unwrap();
        let again = restored(archive).await;

        let today = day_of(now, "Asia/Tokyo");
        let appointments = again.dates.iter().flat_map(|date| &date.appointment);
        let days: Vec<_> = appointments.map(|appointment| appointment.date).collect();
        assert_eq!(days.len(), Occasion::ALL.len());
        assert!(days[1] < today && today < days[2], "before the ideathon");
        assert_eq!(again.workshop.starts_on, Some(days[0]));

        let modules = library.modules(language);
        let lead = called(&again, &sample.teams[0].members[0].name);
        let learning = Learning::of(modules, &again.learning[&lead].lessons);
        assert!(learning.modules[0].is_finished());
        assert!(learning.modules[1].finished() > 0 && !learning.modules[1].is_finished());
        assert_eq!(learning.next, Some("value-burden"));
        for record in again.learning.values().flat_map(|learner| &learner.lessons) {
            assert!(record.touched_at < now);
        }

        let (sets, answers) = (
            library.question_sets("why-now"),
            &again.learning[&lead].answers["why-now"],
        );
        let sitter = Sitter {
            person: lead.as_str(),
            lesson: "why-now",
        };
        let closing = sets.last().unwrap();
        let tally = Sitting::current(closing, sitter, answers);
        assert!(tally.is_finished(), "{answers:?}");
        assert_eq!(tally.tally().right, tally.tally().asked);

        let first = &again.teams[0];
        let focus = first.team.focus.as_ref().unwrap();
        assert_eq!(
            first.gifts[&focus.use_case].len(),
            sample.teams[0].gifts.len()
        );
        let reached = first.milestones.iter().map(|one| one.outcome.is_some());
        assert_eq!(reached.collect::<Vec<_>>(), [true, false]);
        assert_eq!(again.questions[0].answers.len(), 1);
    }
}
