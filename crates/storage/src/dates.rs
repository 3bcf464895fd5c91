//! The dates of workshops, and what else belongs to a workshop's path: the address of its
//! calendar and whether progress is shown by name.

use domain::{
    Moment, WorkshopId,
    calendar::{Appointment, Hours, Occasion},
};

use crate::{Db, Error, Result, revision::first_revision, row::Row};

/// A date as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDate {
    /// For what.
    pub occasion: Occasion,
    /// When and where; none when it was taken out.
    pub appointment: Option<Appointment>,
    /// Raised by one with every change; 0 is a date never saved.
    pub revision: i64,
    /// When it was saved last.
    pub at: Moment,
}

/// How saving a date went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateSave {
    /// It is saved.
    Saved,
    /// Somebody else had saved it meanwhile. Nothing was changed; this is what it says.
    Conflict(StoredDate),
}

/// A date that somebody wants to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDate {
    /// For what.
    pub occasion: Occasion,
    /// When and where; none takes it out.
    pub appointment: Option<Appointment>,
    /// The revision that the writer saw, 0 if they saw none.
    pub base_revision: i64,
}

fn read(row: &Row) -> Result<StoredDate> {
    let occasion = row.keyed("occasion", Occasion::from_key)?;
    let begins = row.optional_parsed("begins")?;
    let minutes: Option<i64> = row.get("minutes")?;
    let minutes = minutes.and_then(|minutes| u32::try_from(minutes).ok());
    let place: String = row.get("place")?;
    let date = row.optional_parsed("date")?;
    Ok(StoredDate {
        occasion,
        appointment: date.map(|date| Appointment {
            occasion,
            date,
            hours: begins
                .zip(minutes)
                .map(|(begins, minutes)| Hours { begins, minutes }),
            place,
        }),
        revision: row.get("revision")?,
        at: row.moment("saved_at")?,
    })
}

/// The columns of [`read`].
macro_rules! select_dates {
    ($conditions:literal) => {
        concat!(
            "SELECT occasion, date, begins, minutes, place, revision, saved_at FROM workshop_dates WHERE ",
            $conditions
        )
    };
}

impl Db {
    /// The dates of a workshop that were ever saved, in the order of their occasions.
    pub async fn dates(&self, workshop: &WorkshopId) -> Result<Vec<StoredDate>> {
        let mut dates = self
            .read(select_dates!("workshop = $1"))
            .bind(workshop)
            .all(read)
            .await?;
        dates.sort_by_key(|date| date.occasion);
        Ok(dates)
    }

    /// Saves a date if it still has the revision that the writer saw.
    /// [`Gone`](Error::Gone) if there is no such workshop.
    pub async fn save_date(
        &self,
        workshop: &WorkshopId,
        new: &NewDate,
        at: Moment,
    ) -> Result<DateSave> {
        let appointment = new.appointment.as_ref();
        let hours = appointment.and_then(|appointment| appointment.hours);
        let saved = self
            .write(
concat!(
                "INSERT INTO workshop_dates (workshop, occasion, date, begins, minutes, place, revision, saved_at)
                 VALUES ($1, $2, $3, $4, $5, $6, ", first_revision!("$7"), ", $8)
                 ON CONFLICT (workshop, occasion) DO UPDATE
                 SET date = excluded.date, begins = excluded.begins, minutes = excluded.minutes,
                     place = excluded.place, revision = workshop_dates.revision + 1,
                     saved_at = excluded.saved_at
                 WHERE workshop_dates.revision = $7
                 RETURNING revision"
            ))
            .bind(workshop)
            .bind(new.occasion.key())
            .bind(appointment.map(|appointment| appointment.date.to_string()))
            .bind(hours.map(|hours| hours.begins.to_string()))
            .bind(hours.map(|hours| i64::from(hours.minutes)))
            .bind(appointment.map_or("", |appointment| appointment.place.as_str()))
            .bind(new.base_revision)
            .bind(at)
            .optional(|_| Ok(()))
            .await?;
        if saved.is_some() {
            return Ok(DateSave::Saved);
        }
        self.read(select_dates!("workshop = $1 AND occasion = $2"))
            .bind(workshop)
            .bind(new.occasion.key())
            .optional(read)
            .await?
            .map(DateSave::Conflict)
            .ok_or(Error::Gone)
    }

    /// Raises the revision of every date, because something that all of them depend on changed,
    /// such as the time zone.
    pub async fn touch_dates(&self, workshop: &WorkshopId, at: Moment) -> Result<()> {
        self.write(
            "UPDATE workshop_dates SET revision = revision + 1, saved_at = $2 WHERE workshop = $1",
        )
        .bind(workshop)
        .bind(at)
        .execute()
        .await
        .map(drop)
    }

    /// The secret part of the address by which calendars subscribe to a workshop's dates:
    /// `fresh`, unless there is one already.
    pub async fn calendar_code(&self, workshop: &WorkshopId, fresh: &str) -> Result<String> {
        let known = self
            .read("SELECT calendar_code FROM workshop_paths WHERE workshop = $1")
            .bind(workshop)
            .optional(|row| row.get("calendar_code"))
            .await?;
        if let Some(code) = known {
            return Ok(code);
        }
        // Of two who ask first at the same time, the second gets the code of the first.
        self.write(
            "INSERT INTO workshop_paths (workshop, calendar_code) VALUES ($1, $2)
             ON CONFLICT (workshop) DO UPDATE SET calendar_code = workshop_paths.calendar_code
             RETURNING calendar_code",
        )
        .bind(workshop)
        .bind(fresh)
        .one(|row| row.get("calendar_code"))
        .await
    }

    /// Replaces that secret part; the former address leads nowhere from now on.
    pub async fn renew_calendar_code(&self, workshop: &WorkshopId, fresh: &str) -> Result<()> {
        self.write(
            "INSERT INTO workshop_paths (workshop, calendar_code) VALUES ($1, $2)
             ON CONFLICT (workshop) DO UPDATE SET calendar_code = excluded.calendar_code",
        )
        .bind(workshop)
        .bind(fresh)
        .execute()
        .await
        .map(drop)
    }

    /// The workshop whose calendar has this secret part in its address.
    pub async fn workshop_by_calendar_code(&self, code: &str) -> Result<Option<WorkshopId>> {
        self.read("SELECT workshop FROM workshop_paths WHERE calendar_code = $1")
            .bind(code)
            .optional(|row| row.parsed("workshop"))
            .await
    }

    /// From when on a workshop shows progress by name; `None` if it shows numbers only.
    pub async fn named_since(&self, workshop: &WorkshopId) -> Result<Option<Moment>> {
        let since = self
            .read("SELECT named_since FROM workshop_paths WHERE workshop = $1")
            .bind(workshop)
            .optional(|row| row.optional_moment("named_since"))
            .await?;
        Ok(since.flatten())
    }

    /// Shows progress by name from `since` on, or numbers only again. A workshop that shows names
    /// already keeps its moment.
    pub async fn set_named_since(
        &self,
        workshop: &WorkshopId,
        since: Option<Moment>,
        fresh_code: &str,
    ) -> Result<()> {
        self.calendar_code(workshop, fresh_code).await?;
        let sql = match since {
            Some(_) => {
                "UPDATE workshop_paths SET named_since = COALESCE(named_since, $2) WHERE workshop = $1"
            }
            None => "UPDATE workshop_paths SET named_since = $2 WHERE workshop = $1",
        };
        self.write(sql)
            .bind(workshop)
            .bind(since)
            .execute()
            .await
            .map(drop)
    }
}
