//! Teams, their focus and their progress.

use domain::workshop::Focus;
use storage::{Db, Error};

use crate::sample::{NOON, id, member, store_teams, team, update, use_case};

pub async fn teams_keep_their_order(db: &Db) {
    store_teams(db).await;
    db.create_team(&team("0", "w")).await.unwrap();
    let mut renamed = team("a", "w");
    renamed.name = "zzz".to_owned();
    renamed.product = "Shelf".to_owned();
    assert!(db.update_team(&renamed).await.unwrap());
    let teams = db.teams_of_workshop(&id("w")).await.unwrap();
    assert_eq!(teams, [renamed, team("b", "w"), team("0", "w")]);
    assert!(!db.update_team(&team("none", "w")).await.unwrap());
}

pub async fn a_team_is_found_by_its_board(db: &Db) {
    store_teams(db).await;
    assert_eq!(
        db.team_by_board(&id("b-board")).await.unwrap(),
        Some(team("b", "w"))
    );
    assert_eq!(db.team_by_board(&id("b")).await.unwrap(), None);
    assert_eq!(db.team(&id("b")).await.unwrap(), Some(team("b", "w")));
}

pub async fn a_team_goes_with_its_board(db: &Db) {
    store_teams(db).await;
    let mut person = member("m", "w");
    person.team = Some(id("a"));
    db.create_member(&person, "m", NOON).await.unwrap();
    db.append_updates(&[
        update("a-board", b"x"),
        update("a-board/m", b"x"),
        update("b-board", b"x"),
    ])
    .await
    .unwrap();

    db.delete_team(&id("a")).await.unwrap();
    db.delete_team(&id("a")).await.unwrap();

    assert_eq!(db.team(&id("a")).await.unwrap(), None);
    assert_eq!(db.member(&id("m")).await.unwrap(), Some(member("m", "w")));
    assert_eq!(db.load_room("a-board").await.unwrap().last, 0);
    assert!(db.rooms_under(&id("a-board")).await.unwrap().is_empty());
    assert_eq!(db.load_room("b-board").await.unwrap().updates.len(), 1);
}

pub async fn a_focus_is_set_and_cleared(db: &Db) {
    store_teams(db).await;
    for name in ["one", "two"] {
        db.create_use_case(&use_case(name, "a")).await.unwrap();
    }
    let mut team_with_focus = team("a", "w");
    for name in ["one", "two"] {
        let focus = Focus {
            use_case: id(name),
            reason: format!("because of {name}"),
        };
        db.set_focus(&id("a"), &focus).await.unwrap();
        team_with_focus.focus = Some(focus);
        assert_eq!(
            db.team(&id("a")).await.unwrap().as_ref(),
            Some(&team_with_focus)
        );
    }
    let foreign = team_with_focus.focus.unwrap();
    assert!(matches!(
        db.set_focus(&id("b"), &foreign).await,
        Err(Error::Gone)
    ));
    db.clear_focus(&id("a")).await.unwrap();
    assert_eq!(db.team(&id("a")).await.unwrap(), Some(team("a", "w")));
}

pub async fn progress_is_replaced(db: &Db) {
    store_teams(db).await;
    assert_eq!(db.progress(&id("a")).await.unwrap(), None);
    assert_eq!(db.save_progress(&id("a"), "{}").await.unwrap(), 1);
    assert_eq!(
        db.save_progress(&id("a"), r#"{"step":"二"}"#)
            .await
            .unwrap(),
        2
    );
    assert_eq!(
        db.progress(&id("a")).await.unwrap().as_deref(),
        Some(r#"{"step":"二"}"#)
    );
    let all = db.progress_of_workshop(&id("w")).await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[&id("a")], r#"{"step":"二"}"#);
    assert!(matches!(
        db.save_progress(&id("none"), "{}").await,
        Err(Error::Gone)
    ));
}
