//! A workshop out of one database and into another: nothing is missing, nothing points back.

use std::collections::BTreeMap;

use crate::support::Server;
use board::room::{MAX_NOTES, ServerEdit};
use content::Library;
use domain::{
    Language, Moment,
    board::{BoardContent, Comment},
    people::{Access, Member, Role},
    use_case::Field,
    workshop::Focus,
};
use live::archive::{collect, from_sample, restore};
use storage::{Db, NewUseCase};

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
    server
        .hub
        .command(&server.team, domain::agenda::Command::Start)
        .await
        .unwrap();
    server.hub.drain().await;
    server
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
        let agenda = library.agenda(&sample.agenda).unwrap();
        let archive = from_sample(sample, agenda, "Asia/Tokyo", Moment(1_000_000)).unwrap();
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
