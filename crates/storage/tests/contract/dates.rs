//! The dates of workshops and what belongs to their path.

use domain::{
    Moment,
    calendar::{Appointment, Hours, Occasion},
};
use storage::{DateSave, Db, Error, NewDate, StoredDate};

use crate::sample::{NOON, id, store_workshop, workshop};

fn ideathon(place: &str) -> Appointment {
    Appointment {
        occasion: Occasion::Ideathon,
        date: id("2026-04-16"),
        hours: Some(Hours {
            begins: id("13:00:00"),
            minutes: 240,
        }),
        place: place.to_owned(),
    }
}

fn new(appointment: Appointment, base_revision: i64) -> NewDate {
    NewDate {
        occasion: appointment.occasion,
        appointment: Some(appointment),
        base_revision,
    }
}

async fn save(db: &Db, date: &NewDate) -> DateSave {
    db.save_date(&id("w"), date, NOON).await.unwrap()
}

pub async fn dates_come_back_in_order(db: &Db) {
    store_workshop(db).await;
    assert_eq!(db.dates(&id("w")).await.unwrap(), []);
    let start = Appointment {
        occasion: Occasion::IndividualStart,
        date: id("2026-01-15"),
        hours: None,
        place: String::new(),
    };
    for appointment in [ideathon("会議室A"), start.clone()] {
        assert_eq!(save(db, &new(appointment, 0)).await, DateSave::Saved);
    }
    let stored = |appointment: Appointment| StoredDate {
        occasion: appointment.occasion,
        appointment: Some(appointment),
        revision: 1,
        at: NOON,
    };
    assert_eq!(
        db.dates(&id("w")).await.unwrap(),
        [stored(start), stored(ideathon("会議室A"))]
    );
}

pub async fn a_date_is_saved_only_by_who_saw_it(db: &Db) {
    store_workshop(db).await;
    save(db, &new(ideathon("A"), 0)).await;
    assert_eq!(save(db, &new(ideathon("B"), 1)).await, DateSave::Saved);
    for stale in [0, 1, 3] {
        let DateSave::Conflict(held) = save(db, &new(ideathon("late"), stale)).await else {
            panic!("saved over another's change");
        };
        assert_eq!(held.revision, 2);
        assert_eq!(held.appointment, Some(ideathon("B")));
    }
    let invented = Appointment {
        occasion: Occasion::HandsOn,
        ..ideathon("C")
    };
    assert_eq!(save(db, &new(invented, i64::MAX)).await, DateSave::Saved);
    assert_eq!(db.dates(&id("w")).await.unwrap()[0].revision, 1);
    let gone = db
        .save_date(&id("none"), &new(ideathon("A"), 0), NOON)
        .await;
    assert!(matches!(gone, Err(Error::Gone)), "{gone:?}");
}

pub async fn a_removed_date_keeps_counting(db: &Db) {
    store_workshop(db).await;
    save(db, &new(ideathon("A"), 0)).await;
    let removal = NewDate {
        occasion: Occasion::Ideathon,
        appointment: None,
        base_revision: 1,
    };
    assert_eq!(save(db, &removal).await, DateSave::Saved);
    let dates = db.dates(&id("w")).await.unwrap();
    assert_eq!((dates[0].revision, &dates[0].appointment), (2, &None));
    save(db, &new(ideathon("B"), 2)).await;
    db.touch_dates(&id("w"), NOON.plus_minutes(1))
        .await
        .unwrap();
    let dates = db.dates(&id("w")).await.unwrap();
    assert_eq!(dates[0].revision, 4);
    assert_eq!(dates[0].at, NOON.plus_minutes(1));
}

pub async fn a_calendar_has_one_address_at_a_time(db: &Db) {
    store_workshop(db).await;
    for fresh in ["first", "second"] {
        let code = db.calendar_code(&id("w"), fresh).await.unwrap();
        assert_eq!(code, "first");
    }
    let found = db.workshop_by_calendar_code("first").await.unwrap();
    assert_eq!(found, Some(id("w")));
    db.renew_calendar_code(&id("w"), "third").await.unwrap();
    assert_eq!(db.workshop_by_calendar_code("first").await.unwrap(), None);
    let code = db.calendar_code(&id("w"), "fourth").await.unwrap();
    assert_eq!(code, "third");
    let gone = db.calendar_code(&id("none"), "fifth").await;
    assert!(matches!(gone, Err(Error::Gone)), "{gone:?}");
}

pub async fn names_are_shown_from_a_moment_on(db: &Db) {
    store_workshop(db).await;
    let since = async || db.named_since(&id("w")).await.unwrap();
    assert_eq!(since().await, None);
    let set = async |moment: Option<Moment>| {
        db.set_named_since(&id("w"), moment, "code").await.unwrap();
    };
    set(Some(NOON)).await;
    set(Some(NOON.plus_minutes(5))).await;
    assert_eq!(since().await, Some(NOON), "it is on since then");
    set(None).await;
    assert_eq!(since().await, None);
    set(Some(NOON.plus_minutes(9))).await;
    assert_eq!(since().await, Some(NOON.plus_minutes(9)));
    assert_eq!(db.calendar_code(&id("w"), "other").await.unwrap(), "code");
}

pub async fn dates_go_with_their_workshop(db: &Db) {
    store_workshop(db).await;
    save(db, &new(ideathon("A"), 0)).await;
    db.calendar_code(&id("w"), "code").await.unwrap();
    db.delete_workshop(&id("w")).await.unwrap();
    assert_eq!(db.workshop_by_calendar_code("code").await.unwrap(), None);
    db.create_workshop(&workshop("w"), None).await.unwrap();
    assert_eq!(db.dates(&id("w")).await.unwrap(), []);
}
