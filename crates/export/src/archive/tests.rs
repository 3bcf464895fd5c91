use std::io::{Cursor, Write};

use domain::{
    Language, Moment,
    board::{BoardContent, Note, NoteKind},
    calendar::{Appointment, Hours, Occasion},
    gift::{Entry, Item, State},
    lecture::{Answer, Certainty, Finish, Given, Record},
    milestone::{Milestone, Outcome},
    people::{Access, Member, Role},
    stage::Stage,
    workshop::{self, Focus, Joining},
};
use jiff::civil::{date, time};
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

fn sample() -> Workshop {
    let workshop = workshop::Workshop {
        id: "w1".parse().unwrap(),
        name: "秋のワークショップ".into(),
        language: Language::Ja,
        purpose: "選ぶ".into(),
        starts_on: None,
        ends_on: None,
        time_zone: "Asia/Tokyo".into(),
        agenda: "ideathon".into(),
        join_code: "abc".into(),
        joining: Joining::Open,
        archived_at: None,
        created_at: Moment(1),
    };
    let member = Member {
        id: "m1".parse().unwrap(),
        workshop: workshop.id.clone(),
        team: Some("t1".parse().unwrap()),
        name: "佐藤".into(),
        role: Role::ProductManager,
        access: Access::Participant,
    };
    Workshop {
        created_at: Moment(2),
        workshop,
        members: vec![member],
        teams: vec![team()],
        dates: vec![hands_on(), taken_out()],
        questions: vec![question("q1", Some("m1")), question("q2", None)],
        learning: [("m1".parse().unwrap(), learner())].into(),
    }
}

fn hands_on() -> SavedDate {
    let occasion = Occasion::HandsOn;
    SavedDate {
        occasion,
        appointment: Some(Appointment {
            occasion,
            date: date(2026, 10, 5),
            hours: Some(Hours {
                begins: time(13, 30, 0, 0),
                minutes: 180,
            }),
            place: "3階".into(),
        }),
        at: Moment(4),
    }
}

fn taken_out() -> SavedDate {
    SavedDate {
        occasion: Occasion::SponsorReport,
        appointment: None,
        at: Moment(5),
    }
}

fn question(id: &str, author: Option<&str>) -> ReaderQuestion {
    ReaderQuestion {
        id: id.parse().unwrap(),
        lesson: "why-now".into(),
        author: author.map(str::to_owned),
        question: "なぜ今ですか".into(),
        asked_at: Moment(6),
        answers: vec![ReaderAnswer {
            id: format!("a-{id}").parse().unwrap(),
            author: "organiser".into(),
            answer: "材料がそろったからです".into(),
            answered_at: Moment(7),
        }],
    }
}

fn learner() -> Learner {
    let record = Record {
        lesson: "why-now".into(),
        begun_at: Moment(8),
        touched_at: Moment(9),
        place: "part-2".into(),
        share: 100,
        read_at: Some(Moment(9)),
        finished: Some(Finish {
            at: Moment(9),
            revision: 2,
        }),
    };
    let given = |question: &str, answer| Given {
        set: "check".into(),
        attempt: 1,
        question: question.into(),
        revision: 1,
        answer,
        certainty: Some(Certainty::Sure),
        marks: Some(50),
        at: Moment(9),
    };
    let answers = vec![
        given("several", Answer::Several([0, 2].into())),
        given("number", Answer::Number(0.5)),
        given("words", Answer::Text("心の中のこと".into())),
    ];
    Learner {
        lessons: vec![record],
        answers: [("why-now".to_owned(), answers)].into(),
    }
}

fn milestone() -> Milestone {
    Milestone {
        id: "s1".parse().unwrap(),
        team: "t1".parse().unwrap(),
        stage: Stage::Prototyping,
        target: "20食以下".into(),
        due_on: date(2026, 12, 1),
        owner: Some("m1".parse().unwrap()),
        outcome: Some(Outcome {
            result: "18食".into(),
            learning: "行事の日は別".into(),
            evidence: "https://example.org/trial".into(),
            at: Moment(10),
        }),
        revision: 4,
        created_at: Moment(8),
    }
}

fn gift() -> Gift {
    Gift {
        entry: Entry {
            owner: Role::Developer,
            state: State::There,
            evidence: "https://example.org/demo".into(),
            note: "動く".into(),
        },
        by: "m1".into(),
        at: Moment(11),
    }
}

fn team() -> Team {
    let row = UseCase {
        id: "u1".parse().unwrap(),
        note: Some("n1".into()),
        frame: None,
        created_at: Moment(3),
        fields: [(
            "problem".to_owned(),
            Field {
                value: "売り切れ".into(),
                revision: 4,
            },
        )]
        .into(),
    };
    let focus = Focus {
        use_case: row.id.clone(),
        reason: "urgent".into(),
    };
    Team {
        team: workshop::Team {
            id: "t1".parse().unwrap(),
            workshop: "w1".parse().unwrap(),
            name: "A".into(),
            product: "shop".into(),
            join_code: "def".into(),
            board: "b1".parse().unwrap(),
            focus: Some(focus),
        },
        progress: serde_json::json!({ "step": 2 }),
        board: board("確定した"),
        use_cases: vec![row],
        drafts: vec![Draft {
            person: "m1".into(),
            board: board("まだ秘密"),
        }],
        vote: Some(OpenVote {
            dots: 3,
            placed: vec![VoteDots {
                person: "m1".into(),
                note: "n1".into(),
                dots: 2,
            }],
        }),
        milestones: vec![milestone()],
        gifts: [("u1".parse().unwrap(), [(Item::Demo, gift())].into())].into(),
    }
}

fn board(text: &str) -> BoardContent {
    let mut board = BoardContent::default();
    let note = Note {
        kind: NoteKind::Event,
        x: 1.5,
        y: -2.0,
        w: 120.0,
        h: 120.0,
        by: "m1".into(),
        co_authors: vec![],
        locked: true,
    };
    board.notes.insert("n1".into(), note);
    board.texts.insert("n1".into(), text.into());
    board
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in entries {
        writer
            .start_file(*path, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The sample with the part at `path` replaced, or taken out.
fn tampered(path: &str, with: Option<&[u8]>) -> Result<Workshop, ReadError> {
    let mut entries = container::unpack(&write(&sample()).unwrap(), Limits::default()).unwrap();
    match with {
        Some(bytes) => entries.insert(path.to_owned(), bytes.to_vec()),
        None => entries.remove(path),
    };
    let packed = container::pack(
        entries
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice())),
    )
    .unwrap();
    read(&packed, Limits::default())
}

#[test]
fn a_workshop_comes_back_as_it_was() {
    let archive = sample();
    let bytes = write(&archive).unwrap();
    assert_eq!(read(&bytes, Limits::default()).unwrap(), archive);
    assert_eq!(write(&archive).unwrap(), bytes, "reproducible");
}

#[test]
fn an_archive_for_others_holds_no_private_note_and_no_secret_dot() {
    let bytes = write(&sample().without_secrets()).unwrap();
    let entries = container::unpack(&bytes, Limits::default()).unwrap();
    assert!(entries.keys().all(|path| !path.contains("drafts")));
    assert!(
        !entries
            .values()
            .any(|bytes| String::from_utf8_lossy(bytes).contains("まだ秘密"))
    );
    let vote = read(&bytes, Limits::default())
        .unwrap()
        .teams
        .remove(0)
        .vote
        .unwrap();
    assert_eq!((vote.dots, vote.placed.len()), (3, 0));
}

#[test]
fn an_archive_for_others_does_not_tell_what_people_read_and_answered() {
    let bytes = write(&sample().without_secrets()).unwrap();
    let entries = container::unpack(&bytes, Limits::default()).unwrap();
    assert!(!entries.contains_key("learning.json"));
    let told = |words: &str| {
        let mut parts = entries.values();
        parts.any(|bytes| String::from_utf8_lossy(bytes).contains(words))
    };
    assert!(!told("心の中のこと"));
    assert!(told("材料がそろったからです") && told("行事の日は別"));
    let mut expected = sample();
    expected.learning.clear();
    let back = read(&bytes, Limits::default()).unwrap();
    assert_eq!(back.questions, expected.questions);
    assert_eq!(back.dates, expected.dates);
    assert!(back.learning.is_empty());
}

#[test]
fn nobody_stands_at_an_anonymous_question() {
    let entries = container::unpack(&write(&sample()).unwrap(), Limits::default()).unwrap();
    let questions: serde_json::Value = serde_json::from_slice(&entries["questions.json"]).unwrap();
    assert_eq!(questions[0]["author"], "m1");
    assert_eq!(questions[1].get("author"), None);
}

#[test]
fn an_archive_from_before_the_path_still_reads() {
    let mut before = sample();
    before.dates.clear();
    before.questions.clear();
    before.learning.clear();
    before.teams[0].milestones.clear();
    before.teams[0].gifts.clear();
    let bytes = write(&before).unwrap();
    let entries = container::unpack(&bytes, Limits::default()).unwrap();
    let paths: Vec<&str> = entries.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "manifest.json",
            "members.json",
            "teams.json",
            "teams/t1/board.json",
            "teams/t1/drafts/m1.json",
            "teams/t1/progress.json",
            "teams/t1/team.json",
            "teams/t1/use_cases.json",
            "teams/t1/vote.json",
            "workshop.json",
        ]
    );
    assert_eq!(read(&bytes, Limits::default()).unwrap(), before);
}

type Spoil = fn(&mut Workshop);

#[test]
fn a_path_that_contradicts_itself_is_refused() {
    let cases: [(&str, Spoil); 9] = [
        ("dates.json", |archive| archive.dates.push(hands_on())),
        ("dates.json", |archive| {
            archive.dates[0].occasion = Occasion::Ideathon;
        }),
        ("questions.json", |archive| {
            archive.questions.push(question("q1", None));
        }),
        ("questions.json", |archive| {
            archive.questions[1].answers[0].id = "a-q1".parse().unwrap();
        }),
        ("learning.json", |archive| {
            let stranger = "m2".parse().unwrap();
            archive.learning.insert(stranger, learner());
        }),
        ("teams/t1/milestones.json", |archive| {
            archive.teams[0].milestones[0].team = "t2".parse().unwrap();
        }),
        ("teams/t1/milestones.json", |archive| {
            archive.teams[0].milestones[0].owner = Some("m2".parse().unwrap());
        }),
        ("teams/t1/milestones.json", |archive| {
            archive.teams[0].milestones.push(milestone());
        }),
        ("teams/t1/gifts.json", |archive| {
            let elsewhere = "u2".parse().unwrap();
            let items = [(Item::Demo, gift())].into();
            archive.teams[0].gifts.insert(elsewhere, items);
        }),
    ];
    for (number, (part, spoil)) in cases.into_iter().enumerate() {
        let mut archive = sample();
        spoil(&mut archive);
        let refused = read(&write(&archive).unwrap(), Limits::default());
        assert!(
            matches!(&refused, Err(ReadError::Inconsistent(path)) if path == part),
            "{number} {part}: {refused:?}"
        );
    }
}

fn given(archive: &mut Workshop) -> &mut Vec<Given> {
    let learner = archive.learning.values_mut().next().unwrap();
    learner.answers.get_mut("why-now").unwrap()
}

#[test]
fn a_path_that_no_form_would_have_taken_is_refused() {
    let cases: [(&str, Spoil); 14] = [
        ("teams/t1/milestones.json", |archive| {
            archive.teams[0].milestones[0].revision = i64::MAX;
        }),
        ("dates.json", |archive| {
            let appointment = archive.dates[0].appointment.as_mut().unwrap();
            appointment.place = "長".repeat(4_001);
        }),
        ("dates.json", |archive| {
            let appointment = archive.dates[0].appointment.as_mut().unwrap();
            appointment.hours.as_mut().unwrap().minutes = 1_441;
        }),
        ("questions.json", |archive| {
            archive.questions[0].question = "長".repeat(4_001);
        }),
        ("questions.json", |archive| {
            archive.questions[0].answers[0].author.clear();
        }),
        ("learning.json", |archive| {
            let learner = archive.learning.values_mut().next().unwrap();
            learner.lessons[0].share = 101;
        }),
        ("learning.json", |archive| {
            let learner = archive.learning.values_mut().next().unwrap();
            learner.lessons.push(learner.lessons[0].clone());
        }),
        ("learning.json", |archive| {
            let again = given(archive)[0].clone();
            given(archive).push(again);
        }),
        ("learning.json", |archive| given(archive)[0].attempt = 0),
        ("learning.json", |archive| {
            given(archive)[2].answer = Answer::Text("長".repeat(4_001));
        }),
        ("teams/t1/milestones.json", |archive| {
            archive.teams[0].milestones[0].stage = Stage::Learning;
        }),
        ("teams/t1/milestones.json", |archive| {
            let outcome = archive.teams[0].milestones[0].outcome.as_mut();
            outcome.unwrap().evidence = "javascript:alert(1)".into();
        }),
        ("teams/t1/gifts.json", |archive| {
            let items = archive.teams[0].gifts.values_mut().next().unwrap();
            items.get_mut(&Item::Demo).unwrap().entry.evidence = "javascript:alert(1)".into();
        }),
        ("teams/t1/gifts.json", |archive| {
            let items = archive.teams[0].gifts.values_mut().next().unwrap();
            items.get_mut(&Item::Demo).unwrap().by.clear();
        }),
    ];
    for (number, (part, spoil)) in cases.into_iter().enumerate() {
        let mut archive = sample();
        spoil(&mut archive);
        let refused = read(&write(&archive).unwrap(), Limits::default());
        assert!(
            matches!(&refused, Err(ReadError::Impossible(path)) if path == part),
            "{number} {part}: {refused:?}"
        );
    }
}

#[test]
fn parts_of_the_path_that_are_no_such_thing_are_named() {
    let cases: [(&str, &[u8]); 4] = [
        ("dates.json", br#"[{"occasion": "party"}]"#),
        ("questions.json", b"{}"),
        ("learning.json", br#"{"../m1": {}}"#),
        ("teams/t1/gifts.json", br#"{"u1": {"gold": {}}}"#),
    ];
    for (path, bytes) in cases {
        let refused = tampered(path, Some(bytes));
        assert!(
            matches!(&refused, Err(ReadError::Unreadable { path: named, .. }) if named == path),
            "{path}: {refused:?}"
        );
    }
}

#[test]
fn foreign_files_are_told_apart() {
    let read = |bytes: &[u8]| read(bytes, Limits::default()).unwrap_err();
    assert!(matches!(
        read(b""),
        ReadError::Container(ContainerError::NotAZip)
    ));
    assert!(matches!(
        read(b"%PDF-1.7"),
        ReadError::Container(ContainerError::NotAZip)
    ));
    assert!(matches!(
        read(b"PK\x03\x04 cut off"),
        ReadError::Container(ContainerError::Damaged)
    ));
    assert!(matches!(
        read(&zipped(&[("word/document.xml", b"<w/>")])),
        ReadError::Foreign
    ));
    let other = br#"{"format":"other","version":1,"created":0}"#;
    assert!(matches!(
        read(&zipped(&[("manifest.json", other)])),
        ReadError::Foreign
    ));
}

#[test]
fn a_newer_version_is_refused() {
    let manifest = br#"{"format":"ekkyo-workshop","version":2,"created":0}"#;
    assert!(matches!(
        tampered("manifest.json", Some(manifest)),
        Err(ReadError::TooNew(2))
    ));
}

#[test]
fn missing_broken_and_contradicting_parts_are_named() {
    assert!(
        matches!(tampered("workshop.json", None), Err(ReadError::Missing(path)) if path == "workshop.json")
    );
    let broken = tampered("teams/t1/board.json", Some(b"{\"notes\": 3}"));
    assert!(
        matches!(broken, Err(ReadError::Unreadable { path, .. }) if path == "teams/t1/board.json")
    );
    let without_row = tampered("teams/t1/use_cases.json", Some(b"[]"));
    assert!(
        matches!(without_row, Err(ReadError::Inconsistent(_))),
        "the focus has no row"
    );
    let twice = tampered("teams.json", Some(br#"["t1","t1"]"#));
    assert!(matches!(twice, Err(ReadError::Inconsistent(_))));
    let mut stranger = sample();
    stranger.members[0].workshop = "w2".parse().unwrap();
    let stranger = read(&write(&stranger).unwrap(), Limits::default());
    assert!(matches!(stranger, Err(ReadError::Inconsistent(path)) if path == "members.json"));
}

#[test]
fn unknown_entries_are_left_alone() {
    assert_eq!(tampered("later/idea.bin", Some(b"\x00")).unwrap(), sample());
}

#[test]
fn bombs_are_defused_while_unpacking() {
    let limits = Limits {
        entries: 4,
        entry_bytes: 1 << 20,
        total_bytes: 3 << 19,
    };
    let zeros = vec![0; 2 << 20];
    let bomb = zipped(&[("bomb", &zeros)]);
    assert!(bomb.len() < 10_000);
    assert!(
        matches!(container::unpack(&bomb, limits), Err(ContainerError::TooLarge(path)) if path == "bomb")
    );
    let many = zipped(&[("a", &zeros[..1 << 20]), ("b", &zeros[..1 << 20])]);
    assert!(
        matches!(container::unpack(&many, limits), Err(ContainerError::TooLarge(path)) if path == "b")
    );
    let entries = zipped(&[("a", b""), ("b", b""), ("c", b""), ("d", b""), ("e", b"")]);
    assert!(matches!(
        container::unpack(&entries, limits),
        Err(ContainerError::TooManyEntries)
    ));
    let fits = zipped(&[("a", &zeros[..1 << 20])]);
    assert_eq!(
        container::unpack(&fits, limits).unwrap()["a"].len(),
        1 << 20
    );
}

#[test]
fn a_size_that_lies_does_not_help_a_bomb() {
    let limits = Limits {
        entries: 4,
        entry_bytes: 1 << 10,
        total_bytes: 1 << 10,
    };
    let mut bomb = zipped(&[("bomb", &vec![0; 1 << 20])]);
    let real = (1_u32 << 20).to_le_bytes();
    let places: Vec<_> = bomb
        .windows(4)
        .enumerate()
        .filter(|(_, bytes)| *bytes == real)
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bomb[at..at + 4].copy_from_slice(&16_u32.to_le_bytes());
    }
    assert!(container::unpack(&bomb, limits).is_err());
}

#[test]
fn paths_that_climb_or_hide_are_refused() {
    for path in [
        "../x",
        "/etc/passwd",
        "a/../../x",
        "a//b",
        "C:/x",
        "a\\..\\b",
        "./x",
        "a\nb",
    ] {
        let refused = container::unpack(&zipped(&[(path, b"x")]), Limits::default());
        assert!(
            matches!(refused, Err(ContainerError::UnsafePath(_))),
            "{path:?}: {refused:?}"
        );
    }
}

#[test]
fn two_entries_with_one_path_are_refused() {
    let mut twice = zipped(&[("aaaa", b"first"), ("bbbb", b"second")]);
    let places: Vec<_> = twice
        .windows(4)
        .enumerate()
        .filter(|(_, bytes)| *bytes == b"bbbb")
        .map(|(at, _)| at)
        .collect();
    for at in places {
        twice[at..at + 4].copy_from_slice(b"aaaa");
    }
    assert!(matches!(
        container::unpack(&twice, Limits::default()),
        Err(ContainerError::DuplicatePath)
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_words_come_back(name in any::<String>(), text in any::<String>(), x in any::<f64>().prop_filter("finite", |x| x.is_finite())) {
        let mut archive = sample();
        archive.members[0].name = name;
        archive.questions[0].question = text.clone();
        archive.teams[0].board = board(&text);
        archive.teams[0].board.notes.get_mut("n1").unwrap().x = x;
        let back = read(&write(&archive).unwrap(), Limits::default()).unwrap();
        prop_assert!((back.teams[0].board.notes["n1"].x - x).abs() <= x.abs() * 1e-15);
        archive.teams[0].board.notes.get_mut("n1").unwrap().x = back.teams[0].board.notes["n1"].x;
        prop_assert_eq!(back, archive);
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0_usize..2_000) {
        let _ = read(&bytes, Limits::default());
        let whole = write(&sample()).unwrap();
        let mut mangled = whole[..cut.min(whole.len())].to_vec();
        mangled.extend_from_slice(&bytes);
        let _ = read(&mangled, Limits::default());
    }
}
